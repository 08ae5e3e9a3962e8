using System.CommandLine;
using System.Text.Json.Nodes;
using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;

namespace CoopBot.Cli.Commands.Eval;

/// <summary>Compares a run with the accepted one and holds it against a gate.</summary>
internal sealed class GateCheck
{
    private const int NamedCases = 50;

    private static readonly Option<FileInfo?> BaselineOption = new("--baseline")
    {
        Description = "Compare with the accepted results in a file (coopbot eval accept writes it): every case that got worse is named.",
        HelpName = "FILE.json",
    };

    private static readonly Option<string?> GateOption = new("--gate")
    {
        Description = "What must be reached, such as \"answer>=0.9,refuse>=0.9,citations=1,regressions<=0\"; else the exit code is 4.",
        HelpName = "CONDITIONS",
    };

    private readonly Baseline? baseline;
    private readonly Gate? gate;

    private GateCheck(Baseline? baseline, Gate? gate)
    {
        this.baseline = baseline;
        this.gate = gate;
    }

    /// <summary>Adds the options to the command.</summary>
    public static void AddTo(Command command)
    {
        command.Options.Add(BaselineOption);
        command.Options.Add(GateOption);
    }

    /// <summary>Reads both before the run.</summary>
    /// <exception cref="UsageException">The gate is none, or lacks its baseline.</exception>
    public static GateCheck Read(ParseResult parsed)
    {
        Gate? read;
        try
        {
            read = parsed.GetValue(GateOption) is { } text ? Gate.Parse(text) : null;
        }
        catch (FormatException e)
        {
            throw new UsageException("--gate: " + e.Message, e);
        }

        FileInfo? file = parsed.GetValue(BaselineOption);
        return read is { NeedsBaseline: true } && file is null
            ? throw new UsageException("--gate: regressions are counted against a baseline: give --baseline FILE.json.")
            : new GateCheck(file is null ? null : Baseline.Read(file.FullName), read);
    }

    /// <summary>The differences to the accepted run; empty without one.</summary>
    public IReadOnlyList<Comparison> Compare(StoredRun run) => baseline is null ? [] : Comparison.Of(run, baseline);

    /// <summary>What of the gate is not met; empty without one.</summary>
    public IReadOnlyList<GateFailure> Unmet(StoredRun run, IReadOnlyList<Comparison> comparisons) => gate?.Check(run, comparisons) ?? [];

    /// <summary>Says what got worse and what is not met, on standard error.</summary>
    /// <returns>The same for programs; whether the gate holds.</returns>
    public (JsonObject Json, bool Holds) Report(StoredRun run, IReadOnlyList<Comparison> comparisons, TextWriter error)
    {
        JsonObject json = [];
        foreach (Comparison c in comparisons)
        {
            error.WriteLine($"{c.Suite} against {c.BaselineRun}: {c.Worse.Count} worse, {c.Better.Count} better, {c.Added.Count} new, {c.Missing.Count} not run");
            Name(c.Worse, "worse", error);
            json[c.Suite] = new JsonObject { ["baseline"] = c.BaselineRun, ["worse"] = Ids(c.Worse), ["better"] = Ids(c.Better), ["added"] = Ids(c.Added), ["missing"] = new JsonArray([.. c.Missing.Select(static id => (JsonNode)id)]) };
        }

        foreach (string suite in baseline is null ? [] : run.Suites.Select(static s => s.Name).Except(comparisons.Select(static c => c.Suite), StringComparer.Ordinal))
        {
            error.WriteLine($"{suite} is not in the baseline: nothing to compare it with");
        }

        IReadOnlyList<GateFailure> failures = Unmet(run, comparisons);
        foreach (GateFailure failure in failures)
        {
            error.WriteLine($"below the gate: {failure}");
            if (failure.Condition.Figure != "regressions")
            {
                Name(failure.Cases, "wrong", error);
            }
        }

        return (new JsonObject
        {
            ["comparison"] = json,
            ["gate"] = gate is null ? null : new JsonObject
            {
                ["holds"] = failures.Count == 0,
                ["notMet"] = new JsonArray([.. failures.Select(static f => (JsonNode)new JsonObject { ["condition"] = f.Condition.ToString(), ["suite"] = f.Suite, ["value"] = f.Value, ["cases"] = Ids(f.Cases) })]),
            },
        }, failures.Count == 0);
    }

    private static void Name(IReadOnlyList<RanCase> cases, string what, TextWriter error)
    {
        foreach (RanCase ran in cases.Take(NamedCases))
        {
            error.WriteLine($"  {what}: {ran.Case.Id} \"{ran.Case.Input.ReplaceLineEndings(" ")}\": {ran.Error ?? ran.Measures.Judgement.Detail}");
        }

        if (cases.Count > NamedCases)
        {
            error.WriteLine($"  and {cases.Count - NamedCases} more");
        }
    }

    private static JsonArray Ids(IEnumerable<RanCase> cases) => new([.. cases.Select(static c => (JsonNode)c.Case.Id)]);
}
