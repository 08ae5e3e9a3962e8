using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit.Service;
using CoopBot.Host.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OtherBotSample;

namespace CoopBot.Samples.Tests;

/// <summary>Somebody else's bot over HTTP, and behind it a real CoopBot.</summary>
public sealed class OtherBotSampleTests : IAsyncLifetime
{
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("Hello!", "Hello! Ask me anything about the documents.")]
    [InlineData("thank you", "You're welcome.")]
    public async Task Message_SmallTalk_IsAnsweredWithoutCoopBot(string text, string expected)
    {
        JsonNode reply = Assert.Single(await SayAsync(text, new Uri("http://127.0.0.1:9")));

        Assert.Equal(("message", expected), ((string)reply["type"]!, (string)reply["text"]!));
    }

    [Fact]
    public async Task Message_Question_IsAnsweredWithALinkToEachSource()
    {
        JsonNode[] replies = await SayAsync("How high is the tower?");

        Assert.Equal(["typing", "message"], replies.Select(static r => (string)r["type"]!));
        string text = (string)replies[1]["text"]!;
        string address = new Uri(host.Client.BaseAddress!, "/documents/tower").AbsoluteUri;
        Assert.StartsWith("The tower is **40 m high** [1].", text, StringComparison.Ordinal);
        Assert.Contains($"\\[1\\] [The tower]({address}?from=", text, StringComparison.Ordinal);
        Assert.EndsWith(": \"The tower is 40 m high.\"", text, StringComparison.Ordinal);
        Assert.Equal("markdown", (string)replies[1]["textFormat"]!);
    }

    [Fact]
    public async Task Message_FollowUp_IsOfTheSameConversation()
    {
        await using WebApplication bot = await StartAsync(host.Client.BaseAddress!);
        await SayAsync(bot, "How high is the tower?", "one");

        await SayAsync(bot, "When was it built?", "another");
        string before = await host.Client.GetStringAsync("/api/answers", Cancel);
        await SayAsync(bot, "When was it built?", "one");
        string after = await host.Client.GetStringAsync("/api/answers", Cancel);

        Assert.Contains("When was it built?", before, StringComparison.Ordinal);
        Assert.DoesNotContain("When was the tower built?", before, StringComparison.Ordinal);
        Assert.Contains("When was the tower built?", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_QuestionThatTheDocumentsDontAnswer_IsRefusedWithoutLinks()
    {
        JsonNode[] replies = await SayAsync("Who painted the ceiling of the chapel?");

        string text = (string)replies[1]["text"]!;
        Assert.Contains("documents", text, StringComparison.Ordinal);
        Assert.DoesNotContain("](", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_CoopBotIsDown_ApologisesAndGoesOn()
    {
        JsonNode[] replies = await SayAsync("How high is the tower?", new Uri("http://127.0.0.1:9"));

        Assert.Equal("I can't look into the documents just now. Please try again later.", (string)replies[1]["text"]!);
    }

    [Fact]
    public async Task Message_CoopBotFails_TellsNothingOfIt()
    {
        await using TestHost broken = await TestHost.StartAsync(static b => b.Services.AddSingleton<IAnswerService>(new ScriptedService(static (_, _) => throw new InvalidOperationException("a secret"))));

        JsonNode[] replies = await SayAsync("How high is the tower?", broken.Client.BaseAddress);

        Assert.Equal("I can't look into the documents just now. Please try again later.", (string)replies[1]["text"]!);
    }

    [Fact]
    public async Task Member_Added_IsGreeted()
    {
        await using WebApplication bot = await StartAsync(host.Client.BaseAddress!);

        JsonNode[] replies = await PostAsync(bot, Activity("conversationUpdate", "c", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "a person" }, new JsonObject { ["id"] = "bot" })));

        Assert.Equal("Hello! Ask me anything about the documents.", (string)Assert.Single(replies)["text"]!);
    }

    private static JsonObject Activity(string type, string conversation, Action<JsonObject> more)
    {
        JsonObject activity = new()
        {
            ["type"] = type, ["id"] = "1", ["channelId"] = "emulator", ["serviceUrl"] = "http://127.0.0.1:9", ["deliveryMode"] = "expectReplies",
            ["from"] = new JsonObject { ["id"] = "a person" }, ["recipient"] = new JsonObject { ["id"] = "bot" }, ["conversation"] = new JsonObject { ["id"] = conversation },
        };
        more(activity);
        return activity;
    }

    private static async Task<WebApplication> StartAsync(Uri coopBot)
    {
        WebApplication bot = BotHost.Build(["--Port", "0", "--CoopBot:Endpoint", coopBot.AbsoluteUri, "--Logging:LogLevel:Default", "None"]);
        await bot.StartAsync(Cancel);
        return bot;
    }

    private static Task<JsonNode[]> SayAsync(WebApplication bot, string text, string conversation) => PostAsync(bot, Activity("message", conversation, a => a["text"] = text));

    private static async Task<JsonNode[]> PostAsync(WebApplication bot, JsonObject activity)
    {
        using HttpClient client = new() { BaseAddress = new Uri(bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        using HttpResponseMessage response = await client.PostAsJsonAsync("/api/messages", activity, Cancel);
        string body = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancel);
        return [.. JsonNode.Parse(body)!["activities"]!.AsArray().Select(static a => a!)];
    }

    private async Task<JsonNode[]> SayAsync(string text, Uri? coopBot = null)
    {
        await using WebApplication bot = await StartAsync(coopBot ?? host.Client.BaseAddress!);
        return await SayAsync(bot, text, "c");
    }
}
