using System.Net;
using System.Text.Json.Nodes;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Teams;

/// <summary>Thumbs on the bot's messages, into the real answer log.</summary>
public sealed class FeedbackTests : IAsyncLifetime
{
    private const string Group = "19:group@thread.v2";

    private TeamsPeer peer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => peer = await TeamsPeer.StartAsync();

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    [Fact]
    public async Task Thumb_OnAnAnswer_IsLoggedWithItsComment()
    {
        string message = await AskAsync();

        Assert.Equal("{}", await RateAsync(message, "dislike", """{"feedbackText":"It has grown."}"""));

        FeedbackEntry logged = Assert.Single(await FeedbackAsync());
        Assert.Equal((Rating.Down, "It has grown.", "msteams"), (logged.Rating, logged.Comment, logged.Channel));
    }

    [Fact]
    public async Task Thumb_GivenTwiceByOnePerson_CountsAsTheLast()
    {
        string message = await AskAsync();

        await RateAsync(message, "dislike");
        await RateAsync(message, "like");

        Assert.Equal(Rating.Up, Assert.Single(await FeedbackAsync()).Rating);
    }

    /// <summary>Values of the invoke that are taken, and log nothing: reaction, form, message; null is left out.</summary>
    public static TheoryData<string?, string?, string?> Nothing => new()
    {
        { "like", null, "another message" }, { "like", null, null }, { "love", null, "the answer" }, { null, null, "the answer" },
    };

    [Theory]
    [MemberData(nameof(Nothing))]
    public async Task Thumb_OnNothingKnown_IsTakenAndNotLogged(string? reaction, string? form, string? message)
    {
        string answer = await AskAsync();

        Assert.Equal("{}", await RateAsync(message == "the answer" ? answer : message, reaction, form));

        Assert.Empty(await FeedbackAsync());
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"feedbackText":7}""")]
    [InlineData("""{"feedbackText":"  "}""")]
    [InlineData("""{"other":"x"}""")]
    [InlineData("")]
    public async Task Thumb_FormThatIsNone_CountsWithoutAComment(string form)
    {
        await RateAsync(await AskAsync(), "like", form);

        Assert.Null(Assert.Single(await FeedbackAsync()).Comment);
    }

    [Fact]
    public async Task Thumb_FromAnotherConversation_IsNotLogged()
    {
        string message = await AskAsync();

        await RateAsync(message, "like", conversation: "19:other@thread.v2");

        Assert.Empty(await FeedbackAsync());
    }

    [Fact]
    public async Task Thumb_AfterTheBotWasRemoved_IsNotLogged()
    {
        string message = await AskAsync();
        JsonObject removed = peer.Activity("installationUpdate", "groupChat", Group);
        removed["action"] = "remove";

        await peer.SendAsync(removed);
        await RateAsync(message, "like");

        Assert.Empty(await FeedbackAsync());
    }

    [Theory]
    [InlineData("message/fetchTask", "feedback")]
    [InlineData("message/submitAction", "other")]
    [InlineData("composeExtension/query", "feedback")]
    [InlineData(null, "feedback")]
    public async Task Invoke_Unknown_IsNotImplemented(string? name, string action)
    {
        JsonObject invoke = peer.Activity("invoke");
        invoke["name"] = name;
        invoke["value"] = new JsonObject { ["actionName"] = action };

        using HttpResponseMessage response = await peer.PostAsync(invoke);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"feedback\"")]
    [InlineData("[]")]
    [InlineData("{\"actionName\":{}}")]
    public async Task Invoke_ValueThatIsNone_IsNotImplemented(string value)
    {
        JsonObject invoke = peer.Activity("invoke");
        invoke["name"] = "message/submitAction";
        invoke["value"] = JsonNode.Parse(value);

        using HttpResponseMessage response = await peer.PostAsync(invoke);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    /// <summary>Asks, and gives the id of the message with the answer.</summary>
    private async Task<string> AskAsync()
    {
        await peer.SendAsync(peer.Message("How high is the tower?", "groupChat", Group));
        await peer.Channel.NextAsync();

        // The id is noted after the channel has told it; what comes next in the conversation comes after that.
        await peer.SendAsync(peer.Message("", "groupChat", Group));
        await peer.Channel.NextAsync();
        return "m2"; // "m1" was the typing
    }

    /// <summary>What the log holds of the one answer's feedback.</summary>
    private async Task<IReadOnlyList<FeedbackEntry>> FeedbackAsync()
    {
        List<RatedAnswer> all = [];
        await foreach (RatedAnswer answer in peer.Host.Services.GetRequiredService<IAnswerLog>().ReadAsync(new AuditQuery(), static _ => { }, Cancel))
        {
            all.Add(answer);
        }

        return Assert.Single(all).Feedback;
    }

    private async Task<string> RateAsync(string? message, string? reaction, string? form = null, string conversation = Group)
    {
        JsonObject invoke = peer.Activity("invoke", "groupChat", conversation);
        invoke["name"] = "message/submitAction";
        invoke["replyToId"] = message;
        invoke["value"] = new JsonObject { ["actionName"] = "feedback", ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = form } };
        using HttpResponseMessage response = await peer.PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancel);
    }
}
