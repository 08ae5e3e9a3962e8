using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

/// <summary>One run over several suites: what it prints, what it reports and what the scoring script makes of the cases that it kept.</summary>
public sealed partial class EvalScoreTests : IDisposable
{
    private const int CasesOfASuite = 9;

    /// <summary>A report shows three decimals.</summary>
    private const double Shown = 0.0005 + 1e-9;

    private static readonly string Golden = Path.Combine(SharedFolder.Root, "tests", "golden");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Eval_GoldenSetAndThreeBenchmarks_FiguresAreThoseOfTheScript()
    {
        string[] folders = [Golden, Benchmark("squad2"), Benchmark("mtragun"), Benchmark("scifact")];

        CliResult run = await RunAsync(
            ["eval", .. folders, "--limit", CasesOfASuite.ToString(CultureInfo.InvariantCulture), "--json", "--report", folder["report.html"], "--junit", folder["junit.xml"], "--csv", folder["cases.csv"]]);

        Assert.True(run.ExitCode == 0, run.Error);
        JsonNode printed = JsonNode.Parse(run.Output)!;
        string report = await ReadAsync(folder["report.html"]);
        ILookup<string, JsonNode> kept = (await File.ReadAllLinesAsync(folder[Path.Combine("data", "runs", (string)printed["run"]!, "results.jsonl")], TestContext.Current.CancellationToken))
            .Select(static l => JsonNode.Parse(l)!).ToLookup(static l => (string)l["suite"]!);
        string texts = await TextsAsync();
        Assert.Equal(["golden", "squad2", "mtragun", "scifact"], printed["suites"]!.AsArray().Select(static s => (string?)s!["suite"]));
        foreach (JsonNode suite in printed["suites"]!.AsArray().OfType<JsonNode>())
        {
            string name = (string)suite["suite"]!;
            JsonNode theirs = await ScoreAsync(folders.First(f => Path.GetFileName(f) == name), kept[name], texts);
            Assert.Equal(CasesOfASuite, (int?)theirs["all"]!["of"]);
            ScoreScript.AssertSame(theirs, suite["figures"]);
            AssertReported(theirs, Section(report, name));
        }

        string junit = await ReadAsync(folder["junit.xml"]);
        Assert.All(kept, k => Assert.Contains($"<testsuite name=\"{k.Key}\" tests=\"{CasesOfASuite}\" failures=\"{k.Count(static l => !(bool)l["right"]!)}\" errors=\"0\"", junit));
        string[] rows = [.. (await ReadAsync(folder["cases.csv"])).Split('\n').Where(static l => Regex.IsMatch(l, "^(golden|squad2|mtragun|scifact),"))];
        Assert.Equal(4 * CasesOfASuite, rows.Length);
    }

    private static string Benchmark(string name)
    {
        string? path = SharedFolder.TryFind("bench", name);
        Assert.SkipUnless(path is not null, "The benchmarks are not beside this checkout.");
        return path;
    }

    /// <summary>The part of a report that is about one suite.</summary>
    private static string Section(string report, string suite)
    {
        int start = report.IndexOf($"\"><h2>{suite}</h2>", StringComparison.Ordinal);
        Assert.True(start >= 0, suite);
        return report[start..report.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    private static void AssertReported(JsonNode theirs, string section)
    {
        Dictionary<string, (string Cases, double Value)> rows = FigureRow().Matches(section).ToDictionary(
            static m => m.Groups["name"].Value, static m => (m.Groups["cases"].Value, double.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture)), StringComparer.Ordinal);
        Dictionary<string, double> scalars = new(StringComparer.Ordinal);
        foreach ((string name, JsonNode? figure) in theirs.AsObject())
        {
            switch (figure)
            {
                case JsonObject rate when rate.ContainsKey("of"):
                    Assert.Equal($"{rate["right"]}/{rate["of"]}", rows[name].Cases);
                    scalars[name] = (double)rate["rate"]!;
                    break;
                case JsonObject { } citations when name == "citations":
                    Assert.Contains($"<b>{citations["valid"]}/{citations["given"]}</b><small>{citations["answers_without"]} answers without</small>", section);
                    AddTo(scalars, "citations.gold_recall", citations["gold_recall"]);
                    AddTo(scalars, "citations.gold_precision", citations["gold_precision"]);
                    break;
                case JsonObject { } elapsed when name == "elapsed_ms":
                    Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Half within {(double)elapsed["p50"]!:0} ms, 95 % within {(double)elapsed["p95"]!:0} ms."), section);
                    break;
                default:
                    AddTo(scalars, name, figure);
                    break;
            }
        }

        Assert.All(scalars, s => Assert.InRange(rows[s.Key].Value, s.Value - Shown, s.Value + Shown));
        static void AddTo(Dictionary<string, double> scalars, string name, JsonNode? value)
        {
            if (value is not null)
            {
                scalars[name] = (double)value;
            }
        }
    }

    /// <summary>Writes the cases of a suite that a run kept as a suite of their own, in the order of the whole one, and their answers beside it.</summary>
    private async Task<JsonNode> ScoreAsync(string suite, IEnumerable<JsonNode> kept, string texts)
    {
        string name = Path.GetFileName(suite), collections = Path.Combine(suite, "collections.jsonl");
        string[] order = [.. (await File.ReadAllLinesAsync(Path.Combine(suite, "cases.jsonl"), TestContext.Current.CancellationToken)).Select(static l => (string)JsonNode.Parse(l)!["id"]!)];
        JsonNode[] lines = [.. kept.OrderBy(l => Array.IndexOf(order, (string)l["case"]!["id"]!))];
        folder.Write($"{name}/cases.jsonl", string.Concat(lines.Select(static l => l["case"]!.ToJsonString() + "\n")));
        string results = folder.Write($"{name}.jsonl", string.Concat(lines.Select(static l => l["answer"]!.ToJsonString() + "\n")));
        bool bringsDocuments = File.Exists(collections);
        if (bringsDocuments)
        {
            File.Copy(collections, folder[Path.Combine(name, "collections.jsonl")]);
        }

        return await ScoreScript.RunAsync(folder[name], results, bringsDocuments ? null : texts, TestContext.Current.CancellationToken);
    }

    /// <summary>The canonical texts of the knowledge folder, as the command line shows them.</summary>
    private async Task<string> TextsAsync()
    {
        CliResult documents = await RunAsync(["documents", "--json"]);
        foreach (string id in JsonNode.Parse(documents.Output)!.AsArray().Select(static d => (string)d!["id"]!))
        {
            folder.Write($"texts/{id}.txt", (await RunAsync(["show", id])).Output);
        }

        return folder["texts"];
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    private Task<CliResult> RunAsync(string[] arguments) => CliProcess.RunAsync(
        [.. arguments, "--knowledge", Path.Combine(SharedFolder.Root, "knowledge"), "--data", folder["data"]], environment: CliProcess.WithoutModels);

    [GeneratedRegex("""<tr><th scope="row">(?<name>[^<]+)</th><td class="number">(?<cases>[^<]*)</td><td class="number">(?<value>[0-9.]+)</td>""")]
    private static partial Regex FigureRow();
}
