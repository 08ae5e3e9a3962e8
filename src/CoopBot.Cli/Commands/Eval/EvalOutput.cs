using System.Text.Json.Nodes;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Ranking;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Cli.Commands.Eval;

/// <summary>What <c>eval</c> writes to standard output: tables suite by suite, or one JSON document at the end.</summary>
internal sealed class EvalOutput(Terminal terminal, bool json, SuiteHalf? half, int failures)
{
    private readonly JsonArray suites = [];
    private readonly JsonObject document = [];

    /// <summary>Says which run it is; on standard error for people.</summary>
    public void Begin(RunManifest run)
    {
        document["run"] = run.Id;
        document["program"] = run.Program;
        document["settings"] = run.Settings;
        document["models"] = run.Models;
        document["knowledge"] = run.Knowledge;
        terminal.Error.WriteLine($"run {run.Id}");
    }

    public void Add(SuiteRun run)
    {
        var report = new ScoreReport(run, half, failures);
        suites.Add(report.Json());
        PrintUnlessJson(report.Print);
    }

    public void Add(BeirResult result)
    {
        suites.Add(RankingReport.Json(result));
        PrintUnlessJson(output => RankingReport.Print(result, output));
    }

    /// <summary>Says how the run compares with the accepted one and with the gate.</summary>
    /// <returns>Whether the gate holds.</returns>
    public bool Judge(GateCheck gate, StoredRun run, IReadOnlyList<Comparison> comparisons)
    {
        (JsonObject judged, bool holds) = gate.Report(run, comparisons, terminal.Error);
        foreach ((string name, JsonNode? value) in judged)
        {
            document[name] = value?.DeepClone();
        }

        return holds;
    }

    public void End()
    {
        if (json)
        {
            document["suites"] = suites;
            terminal.Out.WriteLine(document.ToJsonString(AnswerJson.Indented));
        }

        terminal.Out.Flush();
    }

    private void PrintUnlessJson(Action<TextWriter> print)
    {
        if (!json)
        {
            print(terminal.Out);
            terminal.Out.Flush();
        }
    }
}
