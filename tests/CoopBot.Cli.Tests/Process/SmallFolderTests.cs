using System.Text.Json.Nodes;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

/// <summary>Commands on a small folder of our own, without models.</summary>
public sealed class SmallFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallFolderTests()
    {
        folder.Write("knowledge/leave.md", "---\ntitle: Leave\ndate: 2024-05\n---\n\n## Days\n\nEvery employee has 28 days of paid leave a year.\n");
        folder.Write("knowledge/café.txt", "The café on the ground floor opens at eight.\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ingest_FolderChanges_RowsSayWhatWasDone()
    {
        CliResult first = await RunAsync("ingest", "--json");
        folder.Write("knowledge/leave.md", "Every employee has 30 days.\n");
        File.Delete(Path.Combine(folder.Path, "knowledge", "café.txt"));
        folder.Write("knowledge/new.md", "New words.\n");
        CliResult second = await RunAsync("ingest", "--json");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(["café.txt added", "leave.md added"], Rows(first));
        Assert.Equal(["café.txt deleted", "leave.md changed", "new.md added"], Rows(second));
    }

    [Fact]
    public async Task Ingest_OneFileIsEmpty_IsNamedAndTheOthersGoOn()
    {
        folder.Write("knowledge/empty.txt", "");

        CliResult result = await RunAsync("ingest", "--json");
        CliResult ask = await RunAsync("ask", "How many days of paid leave does every employee have?");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["café.txt added", "empty.txt failed", "leave.md added"], Rows(result));
        Assert.Contains("empty.txt", ask.Error);
        Assert.Contains("28", ask.Output);
        Assert.Equal(0, ask.ExitCode);
    }

    [Fact]
    public async Task Ask_EncoderIsMissing_AnswersByWordsAndSaysSo()
    {
        CliResult result = await RunAsync("ask", "How many days of paid leave does every employee have?", "--explain");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("28 days", result.Output);
        Assert.Contains("Note: No encoder", result.Output);
        Assert.Contains("missing.onnx", result.Error);
    }

    [Fact]
    public async Task Show_DocumentOrSlice_IsItsTextAndNothingElse()
    {
        CliResult whole = await RunAsync("show", "café");
        CliResult slice = await RunAsync("show", "café", "--from", "4", "--to", "8");
        CliResult beyond = await RunAsync("show", "café", "--from", "4", "--to", "999");
        CliResult unknown = await RunAsync("show", "nothing");

        Assert.StartsWith("The café on the ground floor opens at eight.", whole.Output);
        Assert.Equal((0, "café"), (slice.ExitCode, slice.Output));
        Assert.Equal((2, ""), (beyond.ExitCode, beyond.Output));
        Assert.Equal((2, ""), (unknown.ExitCode, unknown.Output));
    }

    [Fact]
    public async Task Documents_Json_HasWhatIsPromised()
    {
        JsonNode documents = JsonNode.Parse((await RunAsync("documents", "--json")).Output)!;

        Assert.Equal(["café", "leave"], documents.AsArray().Select(static d => (string?)d!["id"]));
        JsonObject leave = documents[1]!.AsObject();
        Assert.Equal(["id", "path", "title", "publisher", "date", "source", "hash", "passages"], leave.Select(static p => p.Key));
        Assert.Equal(("leave.md", "Leave", "2024-05"), ((string?)leave["path"], (string?)leave["title"], (string?)leave["date"]));
        Assert.StartsWith("sha256:", (string?)leave["hash"]);
    }

    [Fact]
    public async Task Search_Query_RanksThePassageThatHoldsIt()
    {
        JsonNode ranked = JsonNode.Parse((await RunAsync("search", "paid leave", "--json", "-k", "1")).Output)!;

        JsonNode best = Assert.Single(ranked.AsArray())!;
        Assert.Equal((1, "leave"), ((int)best["rank"]!, (string?)best["documentId"]));
    }

    [Fact]
    public async Task AskBatch_QuestionsClaimsAndABrokenLine_AnswersTheRestInOrder()
    {
        string cases = """
            {"id":"one","question":"How many days of paid leave does every employee have?"}
            not a case
            {"id":"two","claim":"The café opens at eight."}
            {"id":"three","question":"@leave"}
            """;

        CliResult result = await CliProcess.RunAsync([.. Arguments("ask", "--jsonl", "-")], cases, CliProcess.WithoutModels);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["one", "two", "three"], result.Lines.Select(static l => (string?)JsonNode.Parse(l)!["id"]));
        Assert.Contains("-, line 2: ", result.Error);
        Assert.Equal("checked", (string?)JsonNode.Parse(result.Lines[1])!["outcome"]);
    }

    [Fact]
    public async Task AskBatch_CollectionsBesideTheFile_AreFound()
    {
        folder.Write("suite/collections.jsonl", """{"id":"c","documents":[{"id":"d","text":"The bridge was opened in 1931."}]}""");
        string cases = folder.Write("suite/cases.jsonl", """{"id":"q","collection":"c","question":"When was the bridge opened?"}""");

        CliResult result = await RunAsync("ask", "--jsonl", cases);

        JsonNode answer = JsonNode.Parse(Assert.Single(result.Lines))!;
        Assert.Equal((0, "answered"), (result.ExitCode, (string?)answer["outcome"]));
        Assert.Equal("d", (string?)answer["citations"]![0]!["documentId"]);
    }

    [Fact]
    public async Task Eval_SmallSuite_GivesFiguresAndFiles()
    {
        folder.Write("suite/cases.jsonl", """
            {"id":"q","question":"How many days of paid leave does every employee have?","expect":"answer","must":["\\b28\\b"],"cite":[{"document":"leave"}]}
            {"id":"r","question":"Who founded Rome?","expect":"refuse"}
            """);
        string suite = Path.Combine(folder.Path, "suite");
        string results = Path.Combine(folder.Path, "results.jsonl");

        CliResult result = await RunAsync("eval", suite, "--json", "--results", results);

        JsonNode report = JsonNode.Parse(result.Output)!["suites"]![0]!;
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("""{"right":2,"of":2,"rate":1}""", report["figures"]!["all"]!.ToJsonString());
        Assert.Equal(["q", "r"], (await File.ReadAllLinesAsync(results, TestContext.Current.CancellationToken)).Select(static l => (string?)JsonNode.Parse(l)!["id"]));
    }

    [Fact]
    public async Task Eval_BrokenSuite_ExitsWithTwoAndNamesTheLine()
    {
        folder.Write("suite/cases.jsonl", "\n{}");

        CliResult result = await RunAsync("eval", Path.Combine(folder.Path, "suite"));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("cases.jsonl, line 2: ", result.Error);
    }

    [Fact]
    public async Task AskBatch_Interrupted_EndsWithTheCodeOfAnInterrupt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends SIGINT.");
        Assert.SkipWhen(InterruptsAreIgnored(), "Whoever started the tests ignores SIGINT, and so does every program that they start.");
        using System.Diagnostics.Process process = CliProcess.Start([.. Arguments("ask", "--jsonl", "-")], CliProcess.WithoutModels);
        await process.StandardInput.WriteLineAsync("""{"id":"one","question":"How many days of paid leave does every employee have?"}""");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        string? line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        using System.Diagnostics.Process kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("one", (string?)JsonNode.Parse(line!)!["id"]);
        Assert.Equal(130, process.ExitCode);
    }

    /// <summary>A shell's background job is started with SIGINT ignored, and its children inherit that.</summary>
    private static bool InterruptsAreIgnored()
    {
        const string status = "/proc/self/status";
        string? ignored = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(static l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return ignored is not null && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & 2) != 0;
    }

    private IEnumerable<string> Arguments(params string[] arguments) =>
        [.. arguments, "--knowledge", Path.Combine(folder.Path, "knowledge"), "--data", Path.Combine(folder.Path, "data")];

    private Task<CliResult> RunAsync(params string[] arguments) =>
        CliProcess.RunAsync([.. Arguments(arguments)], environment: CliProcess.WithoutModels);

    private static IEnumerable<string> Rows(CliResult result) =>
        JsonNode.Parse(result.Output)!["documents"]!.AsArray().Select(static d => $"{d!["path"]} {d["outcome"]}");
}
