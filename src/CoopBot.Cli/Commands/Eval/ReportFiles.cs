using System.CommandLine;
using System.Text;
using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Reporting;
using CoopBot.Evaluation.Runs;

namespace CoopBot.Cli.Commands.Eval;

/// <summary>The reports that a complete run is written to.</summary>
internal static class ReportFiles
{
    private static readonly Option<FileInfo?> Report = new("--report")
    {
        Description = "Write a report as one HTML page that asks for nothing else: figures, charts, every case with its citations in context.",
        HelpName = "FILE.html",
    };

    private static readonly Option<FileInfo?> Junit = new("--junit") { Description = "Write the cases as JUnit XML, for build servers.", HelpName = "FILE" };

    private static readonly Option<FileInfo?> Csv = new("--csv") { Description = "Write the cases as CSV, a row each.", HelpName = "FILE" };

    /// <summary>Adds the options to the command.</summary>
    public static void AddTo(Command command)
    {
        command.Options.Add(Report);
        command.Options.Add(Junit);
        command.Options.Add(Csv);
    }

    /// <summary>Tries the paths before the run, so that one that can't be written is known at once.</summary>
    /// <exception cref="UsageException">One can't be written.</exception>
    public static void Check(ParseResult parsed)
    {
        foreach (FileInfo file in new[] { parsed.GetValue(Report), parsed.GetValue(Junit), parsed.GetValue(Csv) }.OfType<FileInfo>())
        {
            Open(file).Dispose();
        }
    }

    /// <summary>Writes what was asked for.</summary>
    public static void Write(ParseResult parsed, StoredRun run, IReadOnlyList<Comparison> comparisons, IReadOnlyList<GateFailure> unmet)
    {
        if (parsed.GetValue(Report) is { } report)
        {
            using StreamWriter file = new(Open(report), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            file.Write(HtmlReport.Render(run, comparisons, unmet));
        }

        if (parsed.GetValue(Junit) is { } junit)
        {
            using FileStream file = Open(junit);
            JunitReport.Write(run, file);
        }

        if (parsed.GetValue(Csv) is { } csv)
        {
            using StreamWriter file = new(Open(csv), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            CsvReport.Write(run, file);
        }
    }

    private static FileStream Open(FileInfo file)
    {
        try
        {
            return new FileStream(file.FullName, FileMode.Create, FileAccess.Write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file.FullName} can't be written: {e.Message}", e);
        }
    }
}
