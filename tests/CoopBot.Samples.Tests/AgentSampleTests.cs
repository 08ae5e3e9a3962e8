using AgentSample;
using CoopBot.Audit.Service;
using CoopBot.FakeModel;
using CoopBot.Host.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Samples.Tests;

/// <summary>The agent with a model that plays its part, and a real CoopBot.</summary>
public sealed class AgentSampleTests : IAsyncLifetime
{
    private FakeModelServer model = null!;
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (model, host) = (await FakeModelServer.StartAsync(), await TestHost.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await model.DisposeAsync();
    }

    [Fact]
    public async Task Run_Question_CallsThePluginAndShowsItsCitations()
    {
        (int code, string output, string errors) = await RunAsync(["--Question", "How high is the tower?"]);

        FakeRequest[] requests = [.. model.Requests];
        Assert.Equal((0, "", 2), (code, errors, requests.Length));
        Assert.Contains(requests[0].Tools, static t => t.Contains("ask", StringComparison.Ordinal));
        Assert.Contains("The tower is", requests[1].Messages[^1].Text, StringComparison.Ordinal); // what CoopBot said reached the model
        Assert.Contains("CoopBot on \"How high is the tower?\": answered", output, StringComparison.Ordinal);
        Assert.Contains("[1] The tower: \"The tower is 40 m high.\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_QuestionThatTheDocumentsDontAnswer_ShowsTheRefusal()
    {
        (int code, string output, _) = await RunAsync(["--Question", "Who painted the ceiling of the chapel?"]);

        Assert.Equal(0, code);
        Assert.Matches("CoopBot on \"Who painted the ceiling of the chapel\\?\": (not_stated|no_evidence|off_topic)", output);
        Assert.DoesNotContain("[1]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ModelDoesntAsk_SaysThatTheWordsAreItsOwn()
    {
        model.Script = static _ => new FakeReply("Forty metres, I think.");

        (int code, string output, _) = await RunAsync(["--Question", "How high is the tower?"]);

        Assert.Equal(0, code);
        Assert.Contains("The documents were not asked", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SeveralLines_AreOneConversation()
    {
        (int code, string output, _) = await RunAsync([], "How high is the tower?\n\nWhen was the tower built?\n");

        Assert.Equal(0, code);
        Assert.Contains("answered", output, StringComparison.Ordinal);
        Assert.Contains("1911", output, StringComparison.Ordinal);
        Assert.Contains(model.Requests.Last().Messages, static m => m.Text.Contains("How high is the tower?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_CoopBotIsBusy_TheModelMayNotAnswerInstead()
    {
        await using TestHost busy = await TestHost.StartAsync(static b => b.Services.AddSingleton<IAnswerService>(new ScriptedService(static (_, _) => throw new InvalidOperationException("broken"))));

        (int code, string output, string errors) = await RunAsync(["--Question", "How high is the tower?"], coopBot: busy.Client.BaseAddress);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("The documents could not be asked: ", errors, StringComparison.Ordinal);
        Assert.Single(model.Requests); // what failed was not handed to it
    }

    [Fact]
    public async Task Run_ModelIsDown_SaysSo()
    {
        await model.DisposeAsync();

        (int code, string output, string errors) = await RunAsync(["--Question", "How high is the tower?"], endpoint: new Uri("http://127.0.0.1:9/v1"));

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("The chat model failed: ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("ftp://example.org")]
    public async Task Run_AddressThatIsNone_ExitsWithTwo(string address)
    {
        using StringWriter output = new(), errors = new();

        int code = await Conversation.RunAsync(["--CoopBot:Endpoint", address, "--Question", "a"], TextReader.Null, output, errors, Cancel);

        Assert.Equal((2, ""), (code, output.ToString()));
        Assert.StartsWith("A setting is wrong: ", errors.ToString(), StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments, string input = "", Uri? coopBot = null, Uri? endpoint = null)
    {
        using StringWriter output = new(), errors = new();
        using StringReader lines = new(input);
        string[] all = ["--Model:Endpoint", (endpoint ?? model.Endpoint).AbsoluteUri, "--Model:Name", "fake", "--CoopBot:Endpoint", (coopBot ?? host.Client.BaseAddress!).AbsoluteUri, .. arguments];
        int code = await Conversation.RunAsync(all, lines, output, errors, Cancel);
        return (code, output.ToString(), errors.ToString());
    }
}
