using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

/// <summary>Suites from tables, as people convert them.</summary>
public sealed class ConvertProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Cases => folder["golden/cases.jsonl"];

    [Fact]
    public async Task Convert_Csv_WritesTheSuiteAndBack()
    {
        string table = folder.Write("cases.csv", "question,expected,document\nHow many days?,28,leave\n");

        CliResult forth = await ConvertAsync(table, "-o", folder["golden"]);
        CliResult back = await ConvertAsync(folder["golden"], "-o", folder["back.yaml"]);

        Assert.Equal((0, $"{Cases}: 1 case\n"), (forth.ExitCode, forth.Output));
        Assert.Contains("\"must\":[\"\\\\b28\\\\b\"],\"cite\":[{\"document\":\"leave\"}]", await File.ReadAllTextAsync(Cases, TestContext.Current.CancellationToken));
        Assert.Equal(0, back.ExitCode);
        Assert.Contains("  question: 'How many days?'\n", await File.ReadAllTextAsync(folder["back.yaml"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Convert_WrongRowOrSuiteThatIsThere_LeavesWhatIsThere()
    {
        folder.Write("golden/cases.jsonl", "kept");
        string wrong = folder.Write("wrong.csv", "question,expect\nA?,refuse\nB?,maybe\n");
        string right = folder.Write("right.csv", "question,expect\nA?,refuse\n");

        CliResult broken = await ConvertAsync(wrong, "-o", folder["golden"], "--force");
        CliResult there = await ConvertAsync(right, "-o", folder["golden"]);

        Assert.Equal((2, ""), (broken.ExitCode, broken.Output));
        Assert.Contains("wrong.csv, line 3: \"expect\" is \"maybe\"", broken.Error);
        Assert.Equal(2, there.ExitCode);
        Assert.Contains("--force", there.Error);
        Assert.Equal("kept", await File.ReadAllTextAsync(Cases, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(folder["golden"]));
    }

    [Theory]
    [InlineData("cases.txt", "golden", "neither a suite's folder nor")]
    [InlineData("missing.yaml", "golden", "doesn't exist")]
    [InlineData("collection.csv", "golden", "collection \"c1\"")]
    [InlineData("right.csv", "right.csv", "is a file: name a folder")]
    public async Task Convert_WhatCannotBe_ExitsWithTwo(string from, string to, string problem)
    {
        folder.Write("cases.txt", "x");
        folder.Write("right.csv", "question,expect\nA?,refuse\n");
        folder.Write("collection.csv", "collection,question,expect\nc1,A?,refuse\n");

        CliResult result = await ConvertAsync(folder[from], "-o", folder[to]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(problem, result.Error);
        Assert.False(File.Exists(Cases));
    }

    private static Task<CliResult> ConvertAsync(params string[] arguments) => CliProcess.RunAsync(["eval", "convert", .. arguments]);
}
