using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoopBot.Channels.DirectLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Host.Tests.DirectLine;

/// <summary>The real client, DirectLineJS 0.15.8 on Node.js, against the real host, by web socket and by polling.</summary>
public sealed class DirectLineJsTests : IAsyncLifetime
{
    private const int Online = 2, ExpiredToken = 3, Ended = 5;
    private const string Question = "How high is the tower?";

    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ConversationStore Store => host.Services.GetRequiredService<ConversationStore>();

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(b => b.Services.AddSingleton<TimeProvider>(clock));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Question_Posted_IsEchoedAndAnsweredWithItsCitation(bool webSocket, bool streaming)
    {
        JsonNode given = await TokenAsync(new { });
        using ScriptedClient client = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = (string)given["token"]!, webSocket, streaming, pollingInterval = 200 });
        await client.UntilStatusAsync(Online);

        string id = await client.SayAsync(Question, "c1");
        IReadOnlyList<JsonNode> all = await client.UntilAsync(fromBot: 2);

        Assert.Equal(["bot", "user", "bot"], all.Select(static a => (string)a["from"]!["role"]!));
        Assert.Equal((id, "c1"), ((string)all[1]["id"]!, (string)all[1]["channelData"]!["clientActivityID"]!));
        Assert.StartsWith("dl_", (string)all[1]["from"]!["id"]!, StringComparison.Ordinal); // whoever the client says it is
        Assert.Equal((id, "webchat"), ((string)all[2]["replyToId"]!, (string)all[2]["channelId"]!));
        Assert.Equal("The tower is 40 m high.", (string)all[2]["channelData"]!["coopbot"]!["citations"]![0]!["quote"]!);
        Assert.Equal("The tower", (string)all[2]["entities"]![0]!["citation"]![0]!["appearance"]!["name"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Conversation_AnotherClientWithItsToken_GoesOnWithAllThatWasSaid(bool webSocket)
    {
        JsonNode given = await TokenAsync(new { });
        using (ScriptedClient first = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = (string)given["token"]!, webSocket, pollingInterval = 200 }))
        {
            await first.UntilStatusAsync(Online);
            await first.SayAsync(Question, "c1");
            await first.UntilAsync(fromBot: 2);
        }

        // As after a reload: the page keeps the old token, and nothing else.
        JsonNode again = await TokenAsync(new { conversationId = (string)given["conversationId"]!, token = (string)given["token"]! });
        using ScriptedClient second = await ScriptedClient.ConnectAsync(
            host.Client.BaseAddress!, new { token = (string)again["token"]!, conversationId = (string)again["conversationId"]!, watermark = "0", webSocket, pollingInterval = 200 });
        await second.UntilStatusAsync(Online);
        await second.UntilAsync(fromBot: 2);
        await second.SayAsync("When was it built?", "c2");
        IReadOnlyList<JsonNode> all = await second.UntilAsync(fromBot: 3);

        Assert.Equal(["bot", "user", "bot", "user", "bot"], all.Select(static a => (string)a["from"]!["role"]!));
        Assert.Contains("1911", (string)all[4]["text"]!, StringComparison.Ordinal); // "it" is understood from what the first client asked
    }

    [Theory]
    [InlineData(true)] // the line breaks
    [InlineData(false)] // the server closes
    public async Task Socket_Closed_ComesBackAndWhatWasMissedArrivesOnce(bool lineBreaks)
    {
        JsonNode given = await TokenAsync(new { });
        using ScriptedClient client = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = (string)given["token"]!, timeout = 2000 });
        await client.NextAsync("opened");
        await client.SayAsync(Question, "c1");
        await client.UntilAsync(fromBot: 2);

        await CloseAsync(client, given, lineBreaks);
        await Store.PostAsync((string)given["conversationId"]!, new JsonObject { ["type"] = "message", ["from"] = new JsonObject { ["role"] = "user" }, ["text"] = "meanwhile" }, "c2", null, "", Cancel);
        await client.NextAsync("opened");
        await client.SayAsync("When was it built?", "c3");
        IReadOnlyList<JsonNode> all = await client.UntilAsync(fromBot: 3);

        Assert.Equal(["c1", "c2", "c3"], all.Select(static a => (string?)a["channelData"]?["clientActivityID"] ?? (string?)a["text"] switch { "meanwhile" => "c2", _ => null }).OfType<string>());
        Assert.Equal(all.Count, all.Select(static a => (string)a["id"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enumerable.Range(1, 6).Select(i => ConversationStore.IdOf((string)given["conversationId"]!, i)), all.Select(static a => (string)a["id"]!));
    }

    [Fact]
    public async Task Token_RenewedByTheClient_KeepsTheSameSocketOpen()
    {
        JsonNode given = await TokenAsync(new { });
        using ScriptedClient client = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = (string)given["token"]! });
        await client.UntilAsync(fromBot: 1);

        clock.Advance(TimeSpan.FromMinutes(16));
        await client.DoAsync("refresh");
        JsonNode refreshed = await client.NextAsync("refreshed");
        clock.Advance(TimeSpan.FromMinutes(16)); // the first token has run out by now
        await client.SayAsync(Question, "c1");
        await client.UntilAsync(fromBot: 2);

        Assert.NotEqual((string)given["token"]!, (string)refreshed["token"]!);
        Assert.DoesNotContain(client.Seen, static e => (string)e["event"]! == "closed");
    }

    [Fact]
    public async Task Token_RunOut_ClosesTheSocketAndANewOneContinues()
    {
        JsonNode given = await TokenAsync(new { });
        using ScriptedClient client = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = (string)given["token"]!, timeout = 5000 });
        await client.UntilAsync(fromBot: 1);

        clock.Advance(TimeSpan.FromMinutes(31));
        JsonNode closed = await client.NextAsync("closed");
        await client.UntilStatusAsync(ExpiredToken);
        await ReconnectAsync(client, given);
        await client.NextAsync("opened");
        await client.SayAsync(Question, "c1");
        IReadOnlyList<JsonNode> all = await client.UntilAsync(fromBot: 2);

        Assert.Equal("token expired", (string)closed["reason"]!);
        Assert.Equal(["bot", "user", "bot"], all.Select(static a => (string)a["from"]!["role"]!));
    }

    [Fact]
    public async Task Token_RunOutWhilePolling_PausesUntilANewOne()
    {
        JsonNode given = await TokenAsync(new { });
        using ScriptedClient client = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = (string)given["token"]!, webSocket = false, pollingInterval = 200 });
        await client.UntilAsync(fromBot: 1);

        clock.Advance(TimeSpan.FromMinutes(31));
        await client.UntilStatusAsync(ExpiredToken);
        await ReconnectAsync(client, given);
        await client.UntilStatusAsync(Online);
        await client.SayAsync(Question, "c1");
        IReadOnlyList<JsonNode> all = await client.UntilAsync(fromBot: 2);

        Assert.Contains("40", (string)all[^1]["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversation_DeletedWhilePolling_Ends()
    {
        JsonNode given = await TokenAsync(new { });
        using ScriptedClient client = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = (string)given["token"]!, webSocket = false, pollingInterval = 200 });
        await client.UntilAsync(fromBot: 1);

        Assert.Equal([(string)given["conversationId"]!], await Store.DeleteUntouchedAsync(clock.GetUtcNow().AddDays(1), Cancel));

        await client.UntilStatusAsync(Ended);
    }

    [Fact]
    public async Task Conversation_UntouchedForLong_ClosesItsSocketAndIsGone()
    {
        await host.DisposeAsync();
        host = await TestHost.StartAsync(
            b => b.Services.AddSingleton<TimeProvider>(clock),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["DirectLine:RetentionDays"] = "1", ["DirectLine:ConversationHours"] = "8760", ["DirectLine:TokenMinutes"] = "1440" });
        JsonNode given = await TokenAsync(new { });
        using ScriptedClient client = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = (string)given["token"]!, timeout = 2000 });
        await client.UntilAsync(fromBot: 1);
        clock.Advance(TimeSpan.FromHours(23));
        await client.DoAsync("refresh");
        await client.NextAsync("refreshed");

        clock.Advance(TimeSpan.FromHours(3));
        JsonNode closed = await client.NextAsync("closed");

        Assert.Equal("deleted", (string)closed["reason"]!);
        Assert.Equal("conversation ended", (string)(await client.NextAsync("failed"))["message"]!);
    }

    [Fact]
    public async Task Start_WithATokenThatIsNone_Fails()
    {
        using ScriptedClient client = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = "a.b.c" });

        const int Failed = 4;
        await client.UntilStatusAsync(Failed);
    }

    private async Task CloseAsync(ScriptedClient client, JsonNode given, bool lineBreaks)
    {
        if (lineBreaks)
        {
            await client.DoAsync("drop");
        }
        else
        {
            ConversationHub hub = host.Services.GetRequiredService<ConversationHub>();
            string conversation = (string)given["conversationId"]!;
            hub.Disconnect(conversation, hub.Connect(conversation, DateTimeOffset.MaxValue)); // as another client would
        }

        await client.NextAsync("closed");
    }

    /// <summary>What a page does whose token has run out.</summary>
    private async Task ReconnectAsync(ScriptedClient client, JsonNode given)
    {
        string conversation = (string)given["conversationId"]!;
        JsonNode token = await TokenAsync(new { conversationId = conversation, token = (string)given["token"]! });
        using HttpRequestMessage request = new(HttpMethod.Get, $"{ChatClient.Root}/conversations/{conversation}?watermark=1");
        request.Headers.Authorization = new("Bearer", (string)token["token"]!);
        await client.DoAsync("reconnect", (await ChatClient.JsonAsync(await host.Client.SendAsync(request, Cancel))).AsObject());
    }

    private async Task<JsonNode> TokenAsync(object body) => await ChatClient.JsonAsync(await host.Client.PostAsJsonAsync("/api/webchat/token", body, Cancel));
}
