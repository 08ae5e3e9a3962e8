using System.Net;
using System.Text.Json.Nodes;
using CoopBot.Audit.Service;
using CoopBot.Channels.Teams;
using CoopBot.Channels.Teams.Turns;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Teams;

/// <summary>What the real host sends to the connector, request by request.</summary>
public sealed class OutboundTests : IAsyncLifetime
{
    private const string Thread = "19:room@thread.tacv2;messageid=17";

    private readonly StubAnswers answers = new();
    private TeamsPeer peer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => peer = await TeamsPeer.StartAsync(b => b.Services.AddSingleton<IAnswerService>(answers));

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    /// <summary>Scope, conversation, and its id as it stands in the address.</summary>
    public static TheoryData<string, string, string> Scopes => new()
    {
        { "personal", "a:1", "a%3A1" },
        { "groupChat", "19:group@thread.v2", "19%3Agroup%40thread.v2" },
        { "channel", Thread, "19%3Aroom%40thread.tacv2%3Bmessageid%3D17" },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Message_AnyScope_IsRepliedToInItsConversation(string scope, string conversation, string escaped)
    {
        JsonObject question = peer.Message("How high is the tower?", scope, conversation);

        await peer.SendAsync(question);
        ChannelCall reply = await peer.Channel.NextAsync();

        Assert.Equal(("POST", $"/emea/v3/conversations/{escaped}/activities/{question["id"]}"), (reply.Method, reply.Target));
        JsonObject body = reply.Body!;
        Assert.Equal((string)question["id"]!, (string)body["replyToId"]!);
        Assert.Equal((TeamsPeer.Bot, TeamsPeer.Ada, conversation), ((string)body["from"]!["id"]!, (string)body["recipient"]!["id"]!, (string)body["conversation"]!["id"]!));
        Assert.Equal(("How high is the tower? It is **40 m** high [1].", "markdown"), (reply.Text, (string)body["textFormat"]!));
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Message_AnyScope_CarriesTheTokenAndNothingOfTheMachine(string scope, string conversation, string escaped)
    {
        await peer.SendAsync(peer.Message("How high is the tower?", scope, conversation));
        ChannelCall reply = await peer.Channel.NextAsync();

        Assert.Contains(escaped, reply.Target, StringComparison.Ordinal);
        Assert.Equal(("Bearer token-1", "CoopBot/1.0"), (reply.Headers["Authorization"], reply.Headers["User-Agent"]));
        Assert.DoesNotContain(reply.Headers.Keys, static h => h.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase) || h.StartsWith("trace", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("application/json; charset=utf-8", reply.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Message_InAGroup_ShowsTypingAndNoStream()
    {
        await peer.SendAsync(peer.Message("How high is the tower?", "groupChat", "19:group@thread.v2"));

        ChannelCall typing = await peer.Channel.NextCallAsync(), reply = await peer.Channel.NextCallAsync();

        Assert.Equal(("typing", "", "message"), (typing.Type, typing.Text, reply.Type));
        Assert.Equal((null, null), (typing.Stream, reply.Stream));
    }

    [Fact]
    public async Task Message_TokenIsRefused_IsSentWithANewOne()
    {
        peer.Channel.Respond = static call => call.Headers["Authorization"] == "Bearer token-1" ? new ChannelReply(401) : null;

        await peer.SendAsync(peer.Message("How high is the tower?", "channel", Thread));

        ChannelCall reply;
        do
        {
            reply = await peer.Channel.NextAsync();
        }
        while (reply.Headers["Authorization"] == "Bearer token-1");
        Assert.Equal("Bearer token-2", reply.Headers["Authorization"]);
    }

    [Fact]
    public async Task Message_ChannelRedirects_IsNotFollowed()
    {
        string elsewhere = new Uri(peer.Channel.Address, "/elsewhere").AbsoluteUri;
        peer.Channel.Respond = call => call.Type == "message" && call.Text.StartsWith("First", StringComparison.Ordinal) ? new ChannelReply(307, "", ("Location", elsewhere)) : null;

        await peer.SendAsync(peer.Message("First", "groupChat"));
        await peer.SendAsync(peer.Message("Second", "groupChat"));

        List<ChannelCall> calls = [await peer.Channel.NextAsync(), await peer.Channel.NextAsync()];
        Assert.Equal(["F", "S"], calls.Select(static c => c.Text[..1]));
        Assert.DoesNotContain(calls, static c => c.Target.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(403, "MessageWritesBlocked", true)]
    [InlineData(403, "BotNotInConversationRoster", true)]
    [InlineData(404, "ConversationNotFound", true)]
    [InlineData(403, "ServiceError", false)]
    [InlineData(500, "ServiceError", false)]
    public async Task Message_ChannelRefuses_IsForgottenWhenTheConversationIsLost(int status, string code, bool lost)
    {
        TeamsStore store = peer.Host.Services.GetRequiredService<TeamsStore>();
        await store.SentAsync("a:1", "m0", "answer-0", TimeSpan.FromDays(1), Cancel);
        peer.Channel.Respond = call => call.Text.StartsWith("First", StringComparison.Ordinal) ? ChannelReply.Refusal(status, code, "No.") : null;

        await peer.SendAsync(peer.Message("First"));
        await peer.SendAsync(peer.Message("Second"));
        ChannelCall first = await peer.Channel.NextAsync(), second = await peer.Channel.NextAsync();

        Assert.Equal(["F", "S"], new[] { first, second }.Select(static c => c.Text[..1])); // sent once each, and the lane goes on
        Assert.Equal(lost ? null : "answer-0", await store.AnswerInAsync("a:1", "m0", Cancel));
        Assert.Equal(lost ? [] : ["First"], answers.Asked.Last().Inquiry.History);
    }

    [Fact]
    public async Task Message_TooLargeForTheChannel_IsSentShorter()
    {
        answers.Reply = static (_, _) => Task.FromResult(StubAnswers.Answered(new string('x', 10_000)));
        peer.Channel.Respond = static call => call.Text.Length > 8000 ? ChannelReply.Refusal(413, "MessageSizeTooBig", "Too big.") : null;

        await peer.SendAsync(peer.Message("How high?", "groupChat"));
        ChannelCall refused = await peer.Channel.NextAsync(), shorter = await peer.Channel.NextAsync();

        Assert.True(refused.Text.Length > 8000);
        Assert.InRange(shorter.Text.Length, 1000, 8000);
    }

    [Fact]
    public async Task Message_FormThatTheChannelDoesNotTake_EndsInAnApology()
    {
        peer.Channel.Respond = static call => call.Message is null ? null : ChannelReply.Refusal(400, "BadSyntax", "Invalid entity.");

        await peer.SendAsync(peer.Message("How high?", "groupChat"));
        ChannelCall refused = await peer.Channel.NextAsync(), apology = await peer.Channel.NextAsync();

        Assert.NotNull(refused.Message);
        Assert.Equal(TeamsAnswers.Failed, apology.Text);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Messages_AnotherMethod_IsNotAllowed(string method)
    {
        using HttpResponseMessage response = await peer.Host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/messages"), Cancel);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (response.StatusCode, response.Content.Headers.Allow.Single()));
    }
}
