using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge.Ingestion;

namespace CoopBot.Cli.Output;

/// <summary>Writes what an ingest run did.</summary>
internal static class IngestPrinter
{
    public static void Print(IngestReport report, TextWriter output, bool json)
    {
        if (json)
        {
            output.WriteLine(Json(report).ToJsonString(AnswerJson.Indented));
            return;
        }

        var table = new Table("outcome", "-passages", "path", "note");
        foreach (IngestRow row in report.Rows)
        {
            table.Add(WireNames.Of(row.Outcome), row.Passages.ToString(CultureInfo.InvariantCulture), row.Path, row.Reason ?? "");
        }

        table.Print(output);
        string counts = string.Join(
            ", ", Enum.GetValues<IngestOutcome>().Select(o => string.Create(CultureInfo.InvariantCulture, $"{report.Count(o)} {WireNames.Of(o)}")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counts}; {report.Encoded} passages encoded"));
    }

    private static JsonObject Json(IngestReport report) => new()
    {
        ["documents"] = new JsonArray([.. report.Rows.Select(static row => new JsonObject
        {
            ["path"] = row.Path,
            ["id"] = row.Id,
            ["outcome"] = WireNames.Of(row.Outcome),
            ["reason"] = row.Reason,
            ["passages"] = row.Passages,
            ["elapsedMs"] = Math.Round(row.Elapsed.TotalMilliseconds, 1),
        })]),
        ["encoded"] = report.Encoded,
        ["ignoredFiles"] = report.IgnoredFiles,
        ["elapsedMs"] = Math.Round(report.Elapsed.TotalMilliseconds, 1),
    };
}
