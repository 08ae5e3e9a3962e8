using System.Text.Json.Nodes;
using CoopBot.Audit.Service;
using CoopBot.Channels.Teams;
using CoopBot.Grounding.Answers;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Teams;

/// <summary>What becomes of each kind of activity, over the real host.</summary>
public sealed class ConversationTests : IAsyncLifetime
{
    private readonly StubAnswers answers = new();
    private TeamsPeer peer = null!;

    public async ValueTask InitializeAsync() => peer = await TeamsPeer.StartAsync(b => b.Services.AddSingleton<IAnswerService>(answers));

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    [Fact]
    public async Task Message_DeliveredTwice_IsAnsweredOnce()
    {
        JsonObject message = peer.Message("How high is the tower?");

        await peer.SendAsync(message);
        await peer.SendAsync(message);
        await peer.SendAsync(peer.Message("And how wide?"));

        Assert.StartsWith("How high", (await peer.Channel.NextAsync()).Text, StringComparison.Ordinal);
        Assert.StartsWith("And how wide", (await peer.Channel.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(2, answers.Asked.Count);
    }

    [Fact]
    public async Task Message_SameIdInAnotherConversation_IsAnswered()
    {
        JsonObject one = peer.Message("How high?", "personal", "a:1"), two = peer.Message("How high?", "personal", "a:2");
        two["id"] = (string)one["id"]!;

        await peer.SendAsync(one);
        await peer.SendAsync(two);

        string[] targets = [(await peer.Channel.NextAsync()).Target, (await peer.Channel.NextAsync()).Target];
        Assert.Equal(2, targets.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Message_MentionsBotAndAPerson_AsksWithoutTheBotAndWithTheName()
    {
        JsonObject message = peer.Message("<at>CoopBot</at>&nbsp;what does <at>Grace Hopper</at> earn?", "channel", "19:room@thread.tacv2;messageid=1");
        message["entities"] = new JsonArray(Mention(TeamsPeer.Bot, "CoopBot"), Mention("29:grace", "Grace Hopper"), new JsonObject { ["type"] = "clientInfo", ["locale"] = "de-DE" });

        await peer.SendAsync(message);
        await peer.Channel.NextAsync();

        Assert.Equal("what does Grace Hopper earn?", Assert.Single(answers.Asked).Inquiry.Question);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \u00a0 ")]
    [InlineData("<at>CoopBot</at>")]
    [InlineData(null)]
    public async Task Message_WithoutWords_GetsHelpAndNoAnswer(string? text)
    {
        JsonObject message = peer.Message("");
        message["text"] = text;
        message["entities"] = new JsonArray(Mention(TeamsPeer.Bot, "CoopBot"));
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://evil.example/x.png" });

        await peer.SendAsync(message);

        Assert.Equal(TeamsBot.Help, (await peer.Channel.NextAsync()).Text);
        Assert.Empty(answers.Asked);
    }

    [Fact]
    public async Task Message_Edited_ChangesWhatFollowUpsLeanOn()
    {
        JsonObject first = peer.Message("How high is the tower?");
        JsonObject edit = peer.Activity("messageUpdate"), deleted = peer.Activity("messageDelete");
        edit["text"] = "How high is the bridge?";
        edit["id"] = (string)first["id"]!;
        deleted["id"] = (string)first["id"]!;

        await AskAsync(first);
        await peer.SendAsync(edit);
        await AskAsync(peer.Message("How old?"));
        await peer.SendAsync(deleted);
        await AskAsync(peer.Message("How wide?"));

        Assert.Equal(["", "How high is the bridge?", "How old?"], answers.Asked.Select(static a => string.Join('|', a.Inquiry.History)));
    }

    [Fact]
    public async Task Message_OfAnotherPersonInAGroup_IsNoFollowUp()
    {
        JsonObject grace = peer.Message("How old?", "groupChat");
        grace["from"] = new JsonObject { ["id"] = "29:grace", ["aadObjectId"] = "00000000-0000-0000-0000-0000000000ac" };

        await AskAsync(peer.Message("How high is the tower?", "groupChat"));
        await AskAsync(grace);

        Assert.Empty(answers.Asked.Last().Inquiry.History);
        Assert.Equal(["00000000-0000-0000-0000-0000000000ad", "00000000-0000-0000-0000-0000000000ac"], answers.Asked.Select(static a => a.Caller.User));
    }

    [Fact]
    public async Task Installation_ToldInTwoWays_GreetsOnce()
    {
        await peer.SendAsync(BotAdded("personal"));
        await peer.SendAsync(Installation("add"));
        await peer.SendAsync(Installation("add-upgrade"));
        await AskAsync(peer.Message("How high?"), passed: [CourtesyTexts.Greeting]);
    }

    [Fact]
    public async Task Installation_RemovedAndAddedAgain_GreetsAgain()
    {
        await peer.SendAsync(Installation("add"));
        Assert.Equal(CourtesyTexts.Greeting, (await peer.Channel.NextAsync()).Text);
        await peer.SendAsync(Installation("remove"));

        await peer.SendAsync(Installation("add"));

        Assert.Equal(CourtesyTexts.Greeting, (await peer.Channel.NextAsync()).Text);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Installation_InAGroup_GreetsNobody(string scope)
    {
        await peer.SendAsync(BotAdded(scope));
        await AskAsync(peer.Message("How high?", scope));
    }

    [Fact]
    public async Task Members_PersonAdded_GreetsNobody()
    {
        JsonObject added = BotAdded("personal");
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = TeamsPeer.Ada });

        await peer.SendAsync(added);
        await AskAsync(peer.Message("How high?"));
    }

    [Theory]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("handoff")]
    [InlineData("something new")]
    public async Task Activity_OfAnotherKind_IsTakenWithoutAWord(string type)
    {
        await peer.SendAsync(peer.Activity(type));
        await AskAsync(peer.Message("How high?"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_AnsweringFails_EndsInAnApology(bool isBusy)
    {
        answers.Reply = (_, _) => throw (isBusy ? new ServiceBusyException() : new InvalidOperationException("/secret/path"));

        await peer.SendAsync(peer.Message("How high?"));

        ChannelCall apology = await peer.Channel.NextAsync();
        Assert.Equal(isBusy ? TeamsAnswers.TooMany : TeamsAnswers.Failed, apology.Text);
        Assert.Null(apology.Body!["channelData"]); // nothing to rate
    }

    private static JsonObject Mention(string id, string name) => new()
    {
        ["type"] = "mention", ["text"] = $"<at>{name}</at>", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
    };

    private JsonObject BotAdded(string scope)
    {
        JsonObject update = peer.Activity("conversationUpdate", scope);
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = TeamsPeer.Ada }, new JsonObject { ["id"] = TeamsPeer.Bot });
        return update;
    }

    private JsonObject Installation(string action)
    {
        JsonObject update = peer.Activity("installationUpdate");
        update["action"] = action;
        return update;
    }

    /// <summary>Asks and waits for the answer; before it come the messages that are named and no others.</summary>
    private async Task AskAsync(JsonObject message, params string[] passed)
    {
        await peer.SendAsync(message);
        foreach (string text in passed)
        {
            Assert.Equal(text, (await peer.Channel.NextAsync()).Text);
        }

        Assert.StartsWith((string)message["text"]!, (await peer.Channel.NextAsync()).Text, StringComparison.Ordinal);
    }
}
