using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoopBot.FakeModel;
using CoopBot.Grounding.Composition;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Host.Tests.Knowledge;

/// <summary>An embedding model behind an endpoint takes part in the ranking, once every passage has its vector.</summary>
public sealed class EmbeddingModelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_WhilePassagesAreEncoded_IsAnsweredWithoutTheModelAndThenWithIt()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(FakeBehaviour.Slow);
        await using TestHost host = await TestHost.StartAsync(settings: Settings(server));

        JsonNode before = await AskAsync(host);
        server.Behaviour = FakeBehaviour.Good;
        server.Release();
        Bot bot = await UntilEmbeddedAsync(host);
        JsonNode after = await AskAsync(host);

        Assert.Contains("40", (string)before["text"]!, StringComparison.Ordinal);
        Assert.Contains("40", (string)after["text"]!, StringComparison.Ordinal);
        Assert.NotEqual((string)before["knowledgeVersion"]!, (string)after["knowledgeVersion"]!);
        Assert.Contains("endpoint/fake#", bot.Models, StringComparison.Ordinal);
        Assert.Contains(server.Embedded, static e => e.Contains("How high is the tower?"));
    }

    [Fact]
    public async Task Folder_DocumentAdded_ItsPassagesAreEncodedToo()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        await using TestHost host = await TestHost.StartAsync(settings: Settings(server));
        await UntilEmbeddedAsync(host);

        host.Folder.Write("knowledge/bridge.md", "# The bridge\n\nThe bridge is 300 m long.\n");
        Bot bot;
        do
        {
            bot = await UntilEmbeddedAsync(host);
        }
        while (bot.Knowledge.Documents.Count < 2);

        Assert.Contains(server.Embedded, static e => e.Any(static t => t.Contains("300 m", StringComparison.Ordinal)));
        Assert.Single(server.Embedded.SelectMany(static e => e), static t => t.Contains("40 m", StringComparison.Ordinal)); // kept in the store
    }

    [Fact]
    public async Task Ask_EndpointDown_IsAnsweredWithoutIt()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        await using TestHost host = await TestHost.StartAsync(settings: Settings(server));
        await UntilEmbeddedAsync(host);

        server.Behaviour = FakeBehaviour.Down;

        Assert.Contains("40", (string)(await AskAsync(host))["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_EndpointDown_TheWorkGoesOnWhenItIsBack()
    {
        FakeTimeProvider clock = new();
        await using FakeModelServer server = await FakeModelServer.StartAsync(FakeBehaviour.ServerError);
        await using TestHost host = await TestHost.StartAsync(b => b.Services.AddSingleton<TimeProvider>(clock), Settings(server));
        while (server.Embedded.Count == 0)
        {
            await Task.Yield();
        }

        Bot before = await host.Services.GetRequiredService<IBotSource>().CurrentAsync(Cancel);
        server.Behaviour = FakeBehaviour.Good;
        Bot after = await UntilEmbeddedAsync(host, () => clock.Advance(TimeSpan.FromSeconds(31)));

        Assert.Null(before.Knowledge.EndpointVectors);
        Assert.NotNull(after.Knowledge.EndpointVectors);
    }

    private static Dictionary<string, string> Settings(FakeModelServer server) => new(StringComparer.Ordinal)
    {
        ["Models:Embedding:Kind"] = "OpenAI",
        ["Models:Embedding:Endpoint"] = server.Endpoint.ToString(),
        ["Models:Embedding:Model"] = "fake",
        ["Models:Embedding:Retries"] = "0",
    };

    private static async Task<Bot> UntilEmbeddedAsync(TestHost host, Action? meanwhile = null)
    {
        IBotSource bots = host.Services.GetRequiredService<IBotSource>();
        Bot bot = await bots.CurrentAsync(Cancel);
        while (bot.Knowledge.EndpointVectors is null)
        {
            meanwhile?.Invoke();
            await Task.Delay(20, Cancel);
            bot = await bots.CurrentAsync(Cancel);
        }

        return bot;
    }

    private static async Task<JsonNode> AskAsync(TestHost host) =>
        JsonNode.Parse(await (await host.Client.PostAsJsonAsync("/api/ask", new { question = "How high is the tower?" }, Cancel)).Content.ReadAsStringAsync(Cancel))!;
}
