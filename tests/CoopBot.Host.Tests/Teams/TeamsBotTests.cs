using System.Net;
using CoopBot.Audit.Service;
using CoopBot.Channels.Messages;
using CoopBot.Channels.Suggestions;
using CoopBot.Channels.Teams;
using CoopBot.Channels.Teams.Rendering;
using CoopBot.Channels.Teams.Turns;
using CoopBot.Grounding.Answers;
using CoopBot.Host.Tests.Teams.Peers;
using CoopBot.TestKit;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;
using Newtonsoft.Json.Linq;

namespace CoopBot.Host.Tests.Teams;

/// <summary>The handlers alone, in the SDK's own test adapter: no host, no network.</summary>
public sealed class TeamsBotTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StubAnswers answers = new();
    private readonly Mock<ISuggestedQuestions> suggestions = new();
    private readonly TestAdapter adapter = new(new ConversationReference
    {
        ChannelId = Microsoft.Bot.Connector.Channels.Msteams, ServiceUrl = "https://smba.trafficmanager.net/emea/", User = new ChannelAccount(TeamsPeer.Ada, "Ada"), Bot = new ChannelAccount(TeamsPeer.Bot, "CoopBot"),
        Conversation = new ConversationAccount(id: "19:group@thread.v2", isGroup: true, conversationType: "groupChat"),
    });

    private readonly TeamsStore store;
    private bool isFull;

    public TeamsBotTests()
    {
        store = new TeamsStore(folder.Path, TimeProvider.System);
        suggestions.Setup(static s => s.ToBeginWithAsync(It.IsAny<CancellationToken>())).ReturnsAsync(["How high is the tower?"]);
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public Task Message_Question_IsAnsweredAfterTyping() => new TestFlow(adapter, Bot())
        .Send("How high is it?")
        .AssertReply(static a => Assert.Equal(ActivityTypes.Typing, a.Type))
        .AssertReply("How high is it? It is **40 m** high [1].")
        .StartTestAsync();

    [Fact]
    public Task Message_Claim_IsChecked() => new TestFlow(adapter, Bot())
        .Send("check: It is 40 m high.")
        .AssertReply(static a => Assert.Equal(ActivityTypes.Typing, a.Type))
        .AssertReply("It is 40 m high. It is **40 m** high [1].")
        .StartTestAsync();

    [Fact]
    public Task Message_Blank_GetsHelp() => new TestFlow(adapter, Bot()).Send("  ").AssertReply(TeamsBot.Help).StartTestAsync();

    [Fact]
    public async Task Message_LaneIsFull_IsToldToWait()
    {
        isFull = true;

        await new TestFlow(adapter, Bot()).Send("How high is it?").AssertReply(TeamsBot.Busy).StartTestAsync();

        Assert.Empty(answers.Asked);
    }

    [Fact]
    public Task Installation_PersonalChat_GreetsWithQuestions()
    {
        adapter.Conversation.Conversation = new ConversationAccount(id: "a:1", conversationType: "personal");
        return new TestFlow(adapter, Bot())
            .Send(new Activity { Type = ActivityTypes.InstallationUpdate, Action = "add" })
            .AssertReply(static a =>
            {
                Assert.Equal(CourtesyTexts.Greeting, a.AsMessageActivity().Text);
                Assert.Equal("How high is the tower?", Assert.Single(a.AsMessageActivity().SuggestedActions.Actions).Value);
            })
            .StartTestAsync();
    }

    [Theory]
    [InlineData("message/submitAction", "feedback", HttpStatusCode.OK)]
    [InlineData("message/submitAction", "else", HttpStatusCode.NotImplemented)]
    [InlineData("task/fetch", "feedback", HttpStatusCode.NotImplemented)]
    public async Task Invoke_Any_IsAnsweredInline(string name, string action, HttpStatusCode status)
    {
        await store.SentAsync("19:group@thread.v2", "m1", "answer-1", TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        JObject value = new() { ["actionName"] = action, ["actionValue"] = new JObject { ["reaction"] = "like", ["feedback"] = "{\"feedbackText\":\"Good.\"}" } };

        await new TestFlow(adapter, Bot())
            .Send(new Activity { Type = ActivityTypes.Invoke, Name = name, ReplyToId = "m1", Value = value })
            .AssertReply(a =>
            {
                Assert.Equal("invokeResponse", a.Type);
                InvokeResponse response = (InvokeResponse)((Activity)a).Value;
                Assert.Equal((int)status, response.Status);
                Assert.Equal(status == HttpStatusCode.OK ? new JObject() : null, response.Body as JToken, JToken.EqualityComparer!);
            })
            .StartTestAsync();

        (string, Rating, string?)[] expected = status == HttpStatusCode.OK ? [("answer-1", Rating.Up, "Good.")] : [];
        Assert.Equal(expected, answers.Ratings.Select(static r => (r.Answer, r.Rating, r.Comment)));
    }

    [Fact]
    public async Task Message_Any_IsHandedToTheBackgroundAndSentByIt()
    {
        Mock<IBackgroundTurns> turns = new(MockBehavior.Strict);
        turns.Setup(static t => t.TryRun(It.IsAny<Activity>(), It.IsAny<BotCallbackHandler>())).Returns(true);
        Mock<ITurnContext> turn = new(MockBehavior.Strict);
        turn.SetupGet(static t => t.Activity).Returns(new Activity
        {
            Type = ActivityTypes.Message, Id = "1", Text = "How high?", ChannelId = Microsoft.Bot.Connector.Channels.Msteams, Conversation = new ConversationAccount { Id = "a:1" }, Recipient = new ChannelAccount(TeamsPeer.Bot),
        });

        await ((IBot)Bot(turns.Object)).OnTurnAsync(turn.Object, TestContext.Current.CancellationToken);

        turns.VerifyAll();
        turn.Verify(static t => t.SendActivityAsync(It.IsAny<IActivity>(), It.IsAny<CancellationToken>()), Times.Never);
        Assert.Empty(answers.Asked); // the request is answered before the question is
    }

    private TeamsBot Bot(IBackgroundTurns? turns = null)
    {
        ConversationMemory memory = new();
        TeamsRenderer renderer = new(Mock.Of<CoopBot.Channels.Links.IDocumentLinks>());
        TeamsAnswers teams = new(
            new MessageAnswerer(answers), renderer, new TeamsDelivery(renderer, NullLogger<TeamsDelivery>.Instance), suggestions.Object, memory, store,
            Options.Create(new TeamsOptions()), TimeProvider.System, NullLogger<TeamsAnswers>.Instance);
        return new TeamsBot(turns ?? InTurn(), teams, new DuplicateFilter(TimeProvider.System), memory, store, new LostConversations(memory, store), answers, suggestions.Object);
    }

    /// <summary>Runs what is handed over at once: the test adapter continues conversations by their reference alone.</summary>
    private IBackgroundTurns InTurn()
    {
        Mock<IBackgroundTurns> turns = new();
        turns.Setup(static t => t.TryRun(It.IsAny<Activity>(), It.IsAny<BotCallbackHandler>())).Returns<Activity, BotCallbackHandler>((activity, work) =>
        {
            if (!isFull)
            {
                using TurnContext turn = new(adapter, activity);
                work(turn, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
            }

            return !isFull;
        });
        return turns.Object;
    }
}
