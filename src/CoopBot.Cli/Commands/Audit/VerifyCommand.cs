using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Composition;
using CoopBot.Knowledge;

namespace CoopBot.Cli.Commands.Audit;

/// <summary><c>coopbot audit verify</c>: the chain, every past citation, every past claim.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> Head = new("--head")
    {
        Description = "A head that was kept elsewhere: the log must still hold it, else its tail was cut or its entries replaced.", HelpName = "HEAD",
    };

    private static readonly Option<bool> NoClaims = new("--no-claims")
    {
        Description = "Don't judge claims again: without it every different claim made on other documents than today's costs about 0.2 seconds.",
    };

    public static Command Create(Terminal terminal)
    {
        Command command = new("verify", "Verify the log and hold every past citation and claim against today's documents (exit code 1 when something fails).") { Head, NoClaims };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        string? head = parsed.GetValue(Head);
        try
        {
            _ = new ChainCheck(head);
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message, e);
        }

        await using var workspace = Workspace.Open(parsed, terminal);
        Bot? bot = parsed.GetValue(NoClaims) ? null : await workspace.BotAsync(cancellationToken);
        KnowledgeSnapshot knowledge = bot?.Knowledge ?? await workspace.DocumentsAsync(cancellationToken);
        var verifier = new LogVerifier(workspace.AnswerLog, new CitationRecheck(knowledge), new ClaimRecheck(bot?.Answerer, knowledge.Version));
        bool json = parsed.GetValue(GlobalOptions.Json);
        using var list = new FindingList(terminal.Out, json);
        AuditHead last = await workspace.AnswerLog.HeadAsync(cancellationToken);
        VerificationSummary summary = await ProgressDisplay.For(terminal).RunAsync(progress => verifier.RunAsync(
            head, list.Add, new Entries(progress, last.Sequence), cancellationToken));
        list.End(summary);
        return summary.Passes ? ExitCodes.Done : ExitCodes.Failed;
    }

    private sealed class Entries(IProgress<ProgressStep> display, long of) : IProgress<long>
    {
        public void Report(long value) => display.Report(new ProgressStep("Verifying entries", (int)value, (int)Math.Max(of, value)));
    }

    /// <summary>Writes findings as they come: a list in memory would grow with what is wrong.</summary>
    private sealed class FindingList(TextWriter output, bool json) : IDisposable
    {
        private bool any;

        public void Add(AuditFinding finding)
        {
            if (json)
            {
                output.Write(any ? ",\n" : "{\"findings\":[\n");
                output.Write(Json(finding).ToJsonString(AuditJson.Compact));
            }
            else
            {
                output.WriteLine(Line(finding));
            }

            any = true;
        }

        public void End(VerificationSummary s)
        {
            if (json)
            {
                output.Write(any ? "\n],\"summary\":" : "{\"findings\":[],\"summary\":");
                output.WriteLine(Json(s).ToJsonString(AuditJson.Compact) + "}");
                return;
            }

            if (any)
            {
                output.WriteLine();
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"entries: {s.Entries}, answers {s.Answers}, redacted {s.Redacted}; the chain {(s.ChainProblems == 0 ? "is whole" : $"has {s.ChainProblems} faults")}"));
            output.WriteLine("citations: " + string.Join(", ", s.Citations.Select(static c => string.Create(CultureInfo.InvariantCulture, $"{WireNames.Of(c.Key)} {c.Value}"))));
            output.WriteLine("claims: " + string.Join(", ", s.Claims.Select(static c => string.Create(CultureInfo.InvariantCulture, $"{WireNames.Of(c.Key)} {c.Value}")))
                + string.Create(CultureInfo.InvariantCulture, $" ({s.Judged} judged again)"));
            output.WriteLine(s.Passes ? "passed" : "FAILED");
        }

        public void Dispose() => output.Flush();

        private static string Line(AuditFinding f)
        {
            string entry = string.Create(CultureInfo.InvariantCulture, $"entry {f.Sequence}");
            return f switch
            {
                { Chain: { } chain } => $"{entry}: log {WireNames.Of(chain.Fault)}: {chain.Detail}",
                { Citation: { } c } => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry}, answer {f.AnswerId}: citation [{c.Citation.N}] {WireNames.Of(c.Status)}: {c.Citation.Document} {c.Citation.Start}-{c.Citation.End}{(c.Now is { } now ? $", now {now.Document} {now.Start}-{now.End}" : "")}"),
                { Claim: { } c } => $"{entry}, answer {f.AnswerId}: claim {WireNames.Of(c.Standing)}: \"{c.Claim?.Text.ReplaceLineEndings(" ")}\"{string.Concat(c.Deciding.Take(1).Select(static d => $"; {d.DocumentId} says \"{d.Quote.ReplaceLineEndings(" ")}\""))}",
                _ => entry,
            };
        }

        private static JsonObject Json(AuditFinding f)
        {
            var node = new JsonObject { ["entry"] = f.Sequence, ["answer"] = f.AnswerId, ["fails"] = f.Fails };
            if (f.Chain is { } chain)
            {
                (node["kind"], node["status"], node["detail"]) = ("log", WireNames.Of(chain.Fault), chain.Detail);
            }
            else if (f.Citation is { } citation)
            {
                (node["kind"], node["status"], node["n"], node["document"], node["quote"]) =
                    ("citation", WireNames.Of(citation.Status), citation.Citation.N, citation.Citation.Document, citation.Citation.Quote);
                node["now"] = citation.Now is { } now ? new JsonObject { ["document"] = now.Document, ["start"] = now.Start, ["end"] = now.End } : null;
            }
            else if (f.Claim is { } claim)
            {
                (node["kind"], node["status"], node["claim"]) = ("claim", WireNames.Of(claim.Standing), claim.Claim?.Text);
                node["deciding"] = new JsonArray([.. claim.Deciding.Select(static d => new JsonObject { ["document"] = d.DocumentId, ["start"] = d.Start, ["end"] = d.End, ["quote"] = d.Quote })]);
            }

            return node;
        }

        private static JsonObject Json(VerificationSummary s) => new()
        {
            ["entries"] = s.Entries,
            ["answers"] = s.Answers,
            ["redacted"] = s.Redacted,
            ["chainProblems"] = s.ChainProblems,
            ["citations"] = new JsonObject(s.Citations.Select(static c => KeyValuePair.Create(WireNames.Of(c.Key), (JsonNode?)c.Value))),
            ["claims"] = new JsonObject(s.Claims.Select(static c => KeyValuePair.Create(WireNames.Of(c.Key), (JsonNode?)c.Value))),
            ["judged"] = s.Judged,
            ["passes"] = s.Passes,
        };
    }
}
