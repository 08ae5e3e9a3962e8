using System.Globalization;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CsvHelper;

namespace CoopBot.Evaluation.Reporting;

/// <summary>Writes a run as CSV, a row a case, for spreadsheets.</summary>
public static class CsvReport
{
    private static readonly string[] Columns =
    [
        "suite", "id", "tags", "input", "expect", "right", "detail", "outcome", "reason", "verdict", "confidence", "text", "citations", "exactCitations", "expectedCitations", "elapsedMs",
    ];

    /// <summary>Writes all cases.</summary>
    public static void Write(StoredRun run, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(run);

        // Escape: an answer that begins with "=" must not become a formula in somebody's spreadsheet.
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(Columns);
        foreach (StoredSuite suite in run.Suites)
        {
            foreach (RanCase ran in suite.Cases)
            {
                csv.WriteRecord(Cells(suite.Name, ran));
            }
        }
    }

    private static string[] Cells(string suite, RanCase ran) =>
    [
        suite, ran.Case.Id, string.Join("; ", ran.Case.Tags), ran.Case.Input, ran.Case.Expect is { } expect ? WireNames.Of(expect) : "",
        ran.Measures.Judgement.Right ? "yes" : "no", ran.Error ?? ran.Measures.Judgement.Detail,
        ran.Answer is { } answer ? WireNames.Of(answer.Outcome) : "", ran.Answer?.Reason is { } reason ? WireNames.Of(reason) : "",
        ran.Answer?.Verdict is { } verdict ? WireNames.Of(verdict) : "", Text(ran.Answer?.Confidence), ran.Answer?.Text ?? "",
        Text(ran.Answer?.Citations.Count), Text(ran.Measures.ValidCitations), Text(ran.Measures.ExpectedCitations), Text(ran.Answer?.ElapsedMs),
    ];

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
