using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("ask|one|two")]
    [InlineData("check")]
    [InlineData("eval")]
    [InlineData("eval|nowhere")]
    [InlineData("eval|.|--half|middle")]
    [InlineData("search|x|--top|0")]
    [InlineData("ask|--collections|x|y")]
    [InlineData("ask|y|--jsonl|x")]
    [InlineData("documents|--knowledge|nowhere")]
    public async Task Run_WrongUsage_ExitsWithTwoAndWritesNoResult(string arguments)
    {
        CliResult result = await CliProcess.RunAsync(arguments.Split('|', StringSplitOptions.RemoveEmptyEntries), environment: CliProcess.WithoutModels);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.NotEqual("", result.Error);
    }

    [Theory]
    [InlineData("COOPBOT_Retrieval__TopKK", "3", "Retrieval:TopKK")]
    [InlineData("COOPBOT_Retriever__TopK", "3", "Retriever")]
    [InlineData("COOPBOT_Retrieval__Candidates", "many", "Retrieval:Candidates")]
    [InlineData("COOPBOT_Retrieval__Candidates", "0", "Retrieval:Candidates")]
    [InlineData("COOPBOT_Retrieval__Bm25__B", "7", "Retrieval:Bm25:B")]
    public async Task Run_WrongSetting_ExitsWithTwoAndNamesIt(string name, string value, string expected)
    {
        CliResult result = await CliProcess.RunAsync(
            ["documents", "--knowledge", folder.Path], environment: new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value });

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Error);
    }

    [Fact]
    public async Task Ask_ModelsAreRequiredButMissing_ExitsWithTwoAndNamesTheFile()
    {
        folder.Write("knowledge/a.md", "# A\n\nWords.\n");

        CliResult result = await CliProcess.RunAsync(
            ["ask", "Who?", "--knowledge", Path.Combine(folder.Path, "knowledge")],
            environment: new Dictionary<string, string>(CliProcess.WithoutModels, StringComparer.Ordinal) { ["COOPBOT_Models__Required"] = "true" });

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("missing.onnx", result.Error);
    }
}
