using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CoopBot.Audit;
using CoopBot.Audit.Log;
using CoopBot.Cli.Commands.Audit;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Drafting;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Cli.Commands.Eval;

/// <summary><c>coopbot eval draft</c>: cases for a person to complete, from the answer log and from the documents.</summary>
internal static class DraftCommand
{
    private const string Log = "log";
    private const string Documents = "documents";
    private const int DefaultLimit = 50;

    private static readonly Argument<string[]> Suites = new("known")
    {
        Description = "Golden sets: what their cases ask, or cite, isn't drafted again.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The file to write, FILE.yaml or FILE.jsonl, or a folder to write cases.jsonl into. What is there already is left alone.",
        HelpName = "PATH",
        Required = true,
    };

    private static readonly Option<string?> Source = SourceOption();

    private static readonly Option<string?> From = new("--from") { Description = "Of the log, only answers of then or later: a date or a time, UTC unless it says otherwise.", HelpName = "TIME" };

    private static readonly Option<int?> Limit = WholeNumber.Option("--limit", least: 1, "N", $"At most N cases from the log, and N from the documents. Default: {DefaultLimit}.");

    public static Command Create(Terminal terminal)
    {
        Command command = new("draft", "Propose cases for a person to complete: questions that were rated down or refused, and a skeleton for each fact of the documents.")
        {
            Suites, Output, Source, From, Limit,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        string to = parsed.GetRequiredValue(Output);
        bool yaml = Path.GetExtension(to) is ".yaml" or ".yml";
        string path = yaml || Path.GetExtension(to) is ".jsonl" ? to : Path.Combine(to, SuiteReader.CasesFile);
        if (Path.Exists(path) || File.Exists(to))
        {
            throw new UsageException($"{(Path.Exists(path) ? path : to)} is there already, and somebody may have completed cases in it: name another place.");
        }

        KnownCases known = new((parsed.GetValue(Suites) ?? []).Select(static s => SuiteReader.Read(s, drafts: true)));
        int limit = parsed.GetValue(Limit) ?? DefaultLimit;
        string? source = parsed.GetValue(Source);
        await using var workspace = Workspace.Open(parsed, terminal);
        Drafted log = source == Documents ? Drafted.None : await FromLogAsync(workspace, AuditFilters.Time(parsed, From), known, terminal, cancellationToken);
        Drafted documents = source == Log ? Drafted.None : Drafted.Of(FactDrafts.Of(await workspace.DocumentsAsync(cancellationToken), known), known);

        // A question of the log may be the one that a fact gives: once is enough.
        HashSet<string> asked = [.. log.Cases.Take(limit).Select(static c => c.Id)];
        DraftCase[] cases = [.. log.Cases.Take(limit), .. documents.Cases.Where(c => !asked.Contains(c.Id)).Take(limit)];
        if (cases.Length == 0)
        {
            terminal.Error.WriteLine("nothing to draft");
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            NewFile.Write(path, Encoding.UTF8.GetBytes(yaml ? DraftText.ToYaml(cases) : DraftText.ToJsonLines(cases)), replace: false);
        }

        int fromLog = Math.Min(limit, log.Cases.Count);
        int more = log.Cases.Count + documents.Cases.Count(c => !asked.Contains(c.Id)) - cases.Length;
        Report(parsed, terminal, cases.Length == 0 ? null : path, fromLog, cases.Length - fromLog, log.Known + documents.Known, log.NotKept, more);
        return ExitCodes.Done;
    }

    /// <summary>What the settings of the log keep from being stored, or want dropped, isn't copied out of it either.</summary>
    private static async Task<Drafted> FromLogAsync(Workspace workspace, DateTimeOffset? from, KnownCases known, Terminal terminal, CancellationToken cancellationToken)
    {
        AuditOptions options = workspace.Get<AuditOptions>();
        if (!options.StoreQuestions)
        {
            terminal.Error.WriteLine("note: people's questions are not kept (Audit:StoreQuestions), so none is drafted");
            return Drafted.None;
        }

        DateTimeOffset? kept = options.RetentionDays == 0 ? null : workspace.Clock.GetUtcNow().AddDays(-options.RetentionDays);
        AuditQuery query = new() { From = kept > from || from is null ? kept : from };
        DamagedEntries damaged = new(terminal.Error);
        LogDrafts read = await LogDrafts.ReadAsync(workspace.AnswerLog.ReadAsync(query, damaged.Add, cancellationToken), cancellationToken);
        damaged.End();
        return Drafted.Of(read.Cases, known) with { NotKept = read.NotKept };
    }

    private static void Report(ParseResult parsed, Terminal terminal, string? path, int fromLog, int fromDocuments, int known, int notKept, int more)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonObject json = new() { ["path"] = path, ["fromLog"] = fromLog, ["fromDocuments"] = fromDocuments, ["known"] = known, ["notKept"] = notKept, ["more"] = more };
            terminal.Out.WriteLine(json.ToJsonString(AnswerJson.Indented));
            return;
        }

        if (path is not null)
        {
            terminal.Out.WriteLine(Text($"{path}: {fromLog + fromDocuments} to complete, {fromLog} from the log, {fromDocuments} from the documents"));
        }

        Note(known, "left out, as the golden sets have them");
        Note(notKept, "left out, as their words are not kept or redacted");
        Note(more, "more beyond --limit");

        void Note(int count, string what)
        {
            if (count > 0)
            {
                terminal.Error.WriteLine(Text($"{count} {what}"));
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Option<string?> SourceOption()
    {
        Option<string?> source = new("--source") { Description = "Only from there. Default: both.", HelpName = $"{Log}|{Documents}" };
        source.AcceptOnlyFromAmong(Log, Documents);
        return source;
    }

    /// <summary>Drafts of one source.</summary>
    private sealed record Drafted(IReadOnlyList<DraftCase> Cases, int Known, int NotKept)
    {
        public static readonly Drafted None = new([], 0, 0);

        public static Drafted Of(IEnumerable<DraftCase> drafts, KnownCases known)
        {
            DraftCase[] all = [.. drafts];
            DraftCase[] open = [.. all.Where(d => !known.Holds(d))];
            return new Drafted(open, all.Length - open.Length, 0);
        }
    }
}
