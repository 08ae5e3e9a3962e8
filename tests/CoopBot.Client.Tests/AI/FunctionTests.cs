using System.Text.Json;
using CoopBot.Host.Tests;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace CoopBot.Client.Tests.AI;

/// <summary>CoopBot as functions of Microsoft.Extensions.AI and of Semantic Kernel.</summary>
public sealed class FunctionTests : IAsyncLifetime
{
    private TestHost host = null!;
    private CoopBotClient client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync();
        client = Clients.Of(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public void AsAIFunctions_All_AreNamedAndDescribed()
    {
        IReadOnlyList<AIFunction> functions = client.AsAIFunctions();

        Assert.Equal(["coopbot_ask", "coopbot_check", "coopbot_search"], functions.Select(static f => f.Name));
        Assert.All(functions, static f => Assert.NotEqual("", f.Description));
        Assert.Equal(
            [("question", true), ("claim", true), ("query", true)],
            functions.Select(static f => (f.JsonSchema.GetProperty("properties").EnumerateObject().First().Name, f.JsonSchema.GetProperty("required").GetArrayLength() == 1)));
    }

    [Fact]
    public async Task InvokeAsync_Ask_GivesTheAnswerWithAddressesThatOpen()
    {
        JsonElement result = Assert.IsType<JsonElement>(await client.AsAIFunctions()[0].InvokeAsync(new() { ["question"] = "How high is the tower?" }, Cancel));

        Assert.Equal("answered", result.GetProperty("outcome").GetString());
        JsonElement citation = result.GetProperty("citations")[0];
        Assert.Equal("The tower is 40 m high.", citation.GetProperty("quote").GetString());
        Assert.True((await host.Client.GetAsync(citation.GetProperty("url").GetString(), Cancel)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task InvokeAsync_CheckAndSearch_GiveVerdictAndPassages()
    {
        IReadOnlyList<AIFunction> functions = client.AsAIFunctions(prefix: "");

        JsonElement verdict = (JsonElement)(await functions[1].InvokeAsync(new() { ["claim"] = "The tower is 60 m high." }, Cancel))!;
        JsonElement hits = (JsonElement)(await functions[2].InvokeAsync(new() { ["query"] = "tower", ["limit"] = 1 }, Cancel))!;

        Assert.Equal("contradicted", verdict.GetProperty("verdict").GetString());
        Assert.Equal("tower", hits[0].GetProperty("documentId").GetString());
    }

    [Fact]
    public async Task AsKernelPlugin_Functions_AreTheSame()
    {
        KernelPlugin plugin = client.AsKernelPlugin();
        Kernel kernel = new();
        kernel.Plugins.Add(plugin);

        FunctionResult result = await kernel.InvokeAsync(plugin["ask"], new KernelArguments { ["question"] = "How high is the tower?" }, Cancel);

        Assert.Equal(("CoopBot", 3), (plugin.Name, plugin.FunctionCount));
        Assert.Equal(["ask", "check", "search"], plugin.Select(static f => f.Name));
        Assert.Equal("question", Assert.Single(plugin["ask"].Metadata.Parameters).Name);
        Assert.Contains("40 m", result.GetValue<JsonElement>().GetProperty("text").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void AsKernelPlugin_NameThatIsNone_IsRefused() => Assert.Throws<ArgumentException>(() => client.AsKernelPlugin("Coop Bot!"));
}
