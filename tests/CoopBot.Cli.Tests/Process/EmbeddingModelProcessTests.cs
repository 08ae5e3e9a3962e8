using CoopBot.FakeModel;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

/// <summary>Commands with an embedding model behind an endpoint.</summary>
public sealed class EmbeddingModelProcessTests : IDisposable
{
    private const string Question = "How many days of paid leave does every employee have?";

    private readonly TemporaryFolder folder = new();

    public EmbeddingModelProcessTests()
    {
        folder.Write("knowledge/leave.md", "Every employee has 28 days of paid leave a year.\n");
        folder.Write("knowledge/café.md", "The café on the ground floor opens at eight.\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ask_Twice_PassagesAreEncodedOnceAndTheQuestionEachTime()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();

        await AskAsync(server);
        CliResult result = await AskAsync(server);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("28 days", result.Output, StringComparison.Ordinal);
        string[] encoded = [.. server.Embedded.SelectMany(static e => e)];
        Assert.Single(encoded, static t => t.Contains("28 days", StringComparison.Ordinal));
        Assert.True(encoded.Count(static t => t == Question) >= 2, string.Join('|', encoded));
        Assert.DoesNotContain("embedding", result.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Ask_EndpointFails_AnswersWithoutAndSaysSo()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(FakeBehaviour.ServerError);

        CliResult result = await AskAsync(server);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("28 days", result.Output, StringComparison.Ordinal);
        Assert.Contains("note: The embedding model gave nothing that can be used: ServerError. Passages are ranked without it.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_EndpointFailsAfterPassagesWereEncoded_ExplainsThatItWasNotAsked()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        await AskAsync(server);
        server.Behaviour = FakeBehaviour.Unavailable;

        CliResult result = await AskAsync(server);

        Assert.Contains("28 days", result.Output, StringComparison.Ordinal);
        Assert.Contains("Note: The embedding model could not be asked: passages are ranked without it.", result.Output, StringComparison.Ordinal);
    }

    private Task<CliResult> AskAsync(FakeModelServer server) => CliProcess.RunAsync(
        ["ask", Question, "--explain", "--knowledge", Path.Combine(folder.Path, "knowledge"), "--data", Path.Combine(folder.Path, "data")],
        environment: new Dictionary<string, string>(CliProcess.WithoutModels, StringComparer.Ordinal)
        {
            ["COOPBOT_Models__Embedding__Kind"] = "OpenAI",
            ["COOPBOT_Models__Embedding__Endpoint"] = server.Endpoint.ToString(),
            ["COOPBOT_Models__Embedding__Model"] = "fake",
            ["COOPBOT_Models__Embedding__Retries"] = "0",
        });
}
