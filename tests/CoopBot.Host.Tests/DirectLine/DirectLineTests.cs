using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.DirectLine;

/// <summary>Our Direct Line server in the real host, request by request.</summary>
public sealed class DirectLineTests : IAsyncLifetime
{
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Conversation_Question_IsEchoedAndAnsweredWithItsCitation()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);

        string id = await client.SayAsync("How high is the tower?", "c1");
        IReadOnlyList<JsonNode> all = await client.UntilAsync(2);

        Assert.Equal(["bot", "user", "bot"], all.Select(static a => (string)a["from"]!["role"]!));
        Assert.Equal((id, "c1"), ((string)all[1]["id"]!, (string)all[1]["channelData"]!["clientActivityID"]!));
        Assert.Equal(id, (string)all[2]["replyToId"]!);
        JsonNode answer = all[2]["channelData"]!["coopbot"]!;
        Assert.Equal("How high is the tower?", (string)answer["question"]!);
        Assert.Contains("40", (string)answer["citations"]![0]!["quote"]!);
        Assert.Equal(host.Client.BaseAddress + "documents/tower", ((string)all[2]["entities"]![0]!["citation"]![0]!["appearance"]!["url"]!).Split('?')[0]);
    }

    [Fact]
    public async Task Post_SameClientActivityTwice_IsTakenOnce()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);

        string first = await client.SayAsync("How high is the tower?", "same");
        string second = await client.SayAsync("How high is the tower?", "same");

        Assert.Equal(first, second);
        Assert.Equal(3, (await client.UntilAsync(2)).Count);
    }

    [Fact]
    public async Task Stream_MissedMessages_ComeFirstAndOnce()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);
        await client.SayAsync("How high is the tower?");
        await client.UntilAsync(2);

        using ClientWebSocket socket = await client.ConnectAsync(after: 1);
        JsonNode missed = (await ChatClient.ReceiveAsync(socket))!;

        Assert.Equal(("3", 2), ((string)missed["watermark"]!, missed["activities"]!.AsArray().Count));
    }

    [Fact]
    public async Task Stream_LiveQuestion_TypesThenAnswers()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);
        using ClientWebSocket socket = await client.ConnectAsync();
        await ChatClient.ReceiveAsync(socket); // the greeting

        await client.SayAsync("How high is the tower?");
        List<string> types = [];
        JsonNode? frame;
        do
        {
            frame = await ChatClient.ReceiveAsync(socket);
            types.AddRange(frame!["activities"]!.AsArray().Select(static a => $"{a!["from"]!["role"]} {a["type"]}"));
        }
        while (types.Last() != "bot message");

        Assert.Contains("user message", types);
        Assert.Contains("bot typing", types);
    }

    [Fact]
    public async Task Stream_SecondSocket_TakesThePlaceOfTheFirst()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);
        using ClientWebSocket first = await client.ConnectAsync();
        await ChatClient.ReceiveAsync(first);

        using ClientWebSocket second = await client.ConnectAsync();
        Assert.Null(await ChatClient.ReceiveAsync(first));

        Assert.Equal("collision", first.CloseStatusDescription);
        Assert.NotNull(await ChatClient.ReceiveAsync(second));
    }

    [Fact]
    public async Task Stream_ClientSendsWords_IsClosedAndEmptyFramesAreNot()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);
        using ClientWebSocket socket = await client.ConnectAsync();
        await ChatClient.ReceiveAsync(socket); // the greeting

        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, Cancel); // as clients do to keep the line open
        await client.SayAsync("How high is the tower?");
        Assert.NotNull(await ChatClient.ReceiveAsync(socket));
        await socket.SendAsync("words"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, Cancel);
        while (await ChatClient.ReceiveAsync(socket) is not null)
        {
            // What was on its way still comes.
        }

        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, socket.CloseStatus);
    }

    [Fact]
    public async Task Stream_TokenUsedTwice_IsRefused()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);
        JsonNode given = await ChatClient.JsonAsync(await client.SendAsync(HttpMethod.Get, $"/conversations/{client.Conversation}"));
        Uri stream = new((string)given["streamUrl"]!);
        using ClientWebSocket once = new();
        await once.ConnectAsync(stream, Cancel);

        using ClientWebSocket again = new();

        await Assert.ThrowsAsync<WebSocketException>(() => again.ConnectAsync(stream, Cancel));
    }

    [Fact]
    public async Task Resume_WithTheOldToken_ContinuesTheConversation()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);

        JsonNode given = await ChatClient.JsonAsync(await host.Client.PostAsJsonAsync("/api/webchat/token", new { conversationId = client.Conversation, token = client.Token }, Cancel));

        Assert.Equal(client.Conversation, (string)given["conversationId"]!);
        JsonNode poll = await ChatClient.JsonAsync(await client.SendAsync(HttpMethod.Get, $"/conversations/{client.Conversation}/activities", token: (string)given["token"]!));
        Assert.Single(poll["activities"]!.AsArray());
    }

    [Fact]
    public async Task AnyRequest_TokenOfAnotherConversation_IsForbidden()
    {
        ChatClient mine = await ChatClient.StartAsync(host.Client), other = await ChatClient.StartAsync(host.Client);

        HttpResponseMessage poll = await mine.SendAsync(HttpMethod.Get, $"/conversations/{mine.Conversation}/activities", token: other.Token);
        HttpResponseMessage resume = await host.Client.PostAsJsonAsync("/api/webchat/token", new { conversationId = mine.Conversation, token = other.Token }, Cancel);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [poll.StatusCode, resume.StatusCode]);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"conversationUpdate\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":1}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"type\":\"event\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"typing\"}", HttpStatusCode.OK)]
    public async Task Post_AnyBody_IsTakenOrRefusedClearly(string body, HttpStatusCode status)
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);
        using HttpRequestMessage request = new(HttpMethod.Post, $"{ChatClient.Root}/conversations/{client.Conversation}/activities") { Content = new StringContent(body) };
        request.Headers.Authorization = new("Bearer", client.Token);

        HttpResponseMessage response = await host.Client.SendAsync(request, Cancel);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Post_TooLong_IsRefused()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);

        HttpResponseMessage text = await client.SendAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", new { type = "message", text = new string('a', 8001) });
        HttpResponseMessage body = await client.SendAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", new { type = "message", text = "a", value = new string('a', 70_000) });
        HttpResponseMessage file = await client.SendAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/upload", new { });

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest], [text.StatusCode, body.StatusCode, file.StatusCode]);
    }

    [Fact]
    public async Task Post_MoreThanMayWait_IsSentAwayAndWhatWasTakenIsAnswered()
    {
        TaskCompletionSource hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestHost busy = await TestHost.StartAsync(
            b => b.Services.AddSingleton<IAnswerService>(new ScriptedService(hold.Task)), new Dictionary<string, string>(StringComparer.Ordinal) { ["DirectLine:MaxWaiting"] = "2" });
        ChatClient client = await ChatClient.StartAsync(busy.Client), other = await ChatClient.StartAsync(busy.Client);
        await client.SayAsync("1");
        await client.SayAsync("2");

        HttpResponseMessage third = await client.SendAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", new { type = "message", text = "3" });
        await other.SayAsync("1");
        hold.SetResult();

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal(["1", "2"], (await client.UntilAsync(3)).Where(static a => (string)a["from"]!["role"]! == "user").Select(static a => (string)a["text"]!));
        await other.UntilAsync(2);
    }

    [Fact]
    public async Task Token_MoreConversationsThanAnAddressMayBegin_AreSentAwayForAWhile()
    {
        await using TestHost few = await TestHost.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["DirectLine:ConversationsPerMinute"] = "1" });

        using HttpResponseMessage first = await few.Client.PostAsync("/api/webchat/token", null, Cancel), second = await few.Client.PostAsync("/api/webchat/token", null, Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests, 60), (first.StatusCode, second.StatusCode, second.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
    }

    [Fact]
    public async Task Token_PageOfAnotherSite_IsForbidden()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/webchat/token");
        request.Headers.Add("Origin", "https://elsewhere.example");

        HttpResponseMessage response = await host.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Thumbs_OnAnAnswer_AreInTheLog()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);
        await client.SayAsync("How high is the tower?");
        JsonNode answer = (await client.UntilAsync(2))[^1];
        JsonNode down = answer["entities"]![0]!["potentialAction"]![1]!.DeepClone();

        await client.SendAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", new { type = "event", name = "webchat:activity-status/feedback", entities = new[] { down } });

        RatedAnswer? rated = await host.Services.GetRequiredService<IAnswerLog>().FindAsync((string)answer["channelData"]!["coopbot"]!["id"]!, Cancel);
        Assert.Equal(Rating.Down, Assert.Single(rated!.Feedback).Rating);
        Assert.Equal("webchat", rated.Entry.Channel);
    }

    [Fact]
    public async Task Thumbs_OnAnAnswerOfAnotherConversation_AreIgnored()
    {
        ChatClient mine = await ChatClient.StartAsync(host.Client), other = await ChatClient.StartAsync(host.Client);
        await mine.SayAsync("How high is the tower?");
        JsonNode answer = (await mine.UntilAsync(2))[^1];

        await other.SendAsync(
            HttpMethod.Post, $"/conversations/{other.Conversation}/activities",
            new { type = "event", name = "webchat:activity-status/feedback", entities = new[] { answer["entities"]![0]!["potentialAction"]![0]!.DeepClone() } });

        RatedAnswer? rated = await host.Services.GetRequiredService<IAnswerLog>().FindAsync((string)answer["channelData"]!["coopbot"]!["id"]!, Cancel);
        Assert.Empty(rated!.Feedback);
    }

    [Fact]
    public async Task FollowUp_LeansOnTheMessageBefore()
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);
        await client.SayAsync("How high is the tower?");
        await client.UntilAsync(2);
        await client.SayAsync("When was it built?");

        JsonNode answer = (await client.UntilAsync(3))[^1]["channelData"]!["coopbot"]!;

        Assert.Equal("When was the tower built?", (string)answer["resolvedQuestion"]!);
    }
}
