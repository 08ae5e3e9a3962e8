using System.Net;
using CoopBot.Channels.Teams.Rendering;
using CoopBot.Channels.Teams.Turns;
using CoopBot.Grounding;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoopBot.Host.Tests.Teams.Turns;

/// <summary>The stream's calls, their pace, and what follows each refusal.</summary>
public sealed class TeamsStreamTests : IAsyncLifetime
{
    private const string NotAllowed = "ContentStreamNotAllowed";

    private readonly StepClock clock = new();
    private readonly RecordingTurn turn = new();
    private TeamsStream stream = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        stream = new TeamsStream(turn.Turn, clock, Cancel);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    [Fact]
    public async Task Report_FirstStage_BeginsTheStream()
    {
        stream.Report(AnswerStage.Retrieving);

        Activity first = await turn.NextAsync();

        Assert.Equal(("typing", "Searching the documents…"), (first.Type, first.Text));
        JObject expected = new() { ["streamType"] = "informative", ["streamSequence"] = 1 };
        Assert.Equal(expected, RecordingTurn.StreamOf(first), JToken.EqualityComparer);
        Assert.Equal(expected, (JObject)first.ChannelData, JToken.EqualityComparer);
    }

    [Fact]
    public async Task Report_SecondStage_WaitsItsTimeAndContinuesTheStream()
    {
        turn.Then("S");
        stream.Report(AnswerStage.Retrieving);
        TimeSpan pause = await clock.NextWaitAsync();
        stream.Report(AnswerStage.Reading);
        stream.Report(AnswerStage.Verifying); // what is out of date isn't told

        Assert.Equal((TeamsStream.Pause, 1), (pause, turn.All.Count));
        clock.Advance(pause);
        await turn.NextAsync();
        Activity second = await turn.NextAsync();

        Assert.Equal("Checking the answer…", second.Text);
        Assert.Equal(new JObject { ["streamType"] = "informative", ["streamSequence"] = 2, ["streamId"] = "S" }, RecordingTurn.StreamOf(second), JToken.EqualityComparer);
    }

    [Fact]
    public async Task Finish_AfterAnUpdate_WaitsASecondAndEndsTheStreamWithTheMessage()
    {
        turn.Then("S").Then("other");
        stream.Report(AnswerStage.Retrieving);
        await clock.NextWaitAsync();
        clock.Advance(TimeSpan.FromSeconds(0.4));

        Task<IReadOnlyList<string>> finishing = stream.FinishAsync(Answer(), Cancel);
        TimeSpan rest = await clock.NextWaitAsync();

        Assert.Equal((0.6, 1), (rest.TotalSeconds, turn.All.Count));
        clock.Advance(rest);
        Assert.Equal(["S", "other"], await finishing); // a rating may name either
        Activity final = turn.All[1];
        Assert.Equal(("message", "It is 40 m high [1]."), (final.Type, final.Text));
        Assert.Equal(new JObject { ["streamId"] = "S", ["streamType"] = "final" }, RecordingTurn.StreamOf(final), JToken.EqualityComparer);
        Assert.Equal(["streaminfo", "https://schema.org/Message"], final.Entities.Select(static e => e.Type));
        Assert.Equal(
            new JObject { ["streamId"] = "S", ["streamType"] = "final", ["feedbackLoop"] = new JObject { ["type"] = "default" } }, (JObject)final.ChannelData, JToken.EqualityComparer);
    }

    [Fact]
    public async Task Finish_LaterThanASecond_DoesNotWait()
    {
        turn.Then("S");
        stream.Report(AnswerStage.Retrieving);
        await clock.NextWaitAsync();
        clock.Advance(ASecond);

        Assert.Equal(["S"], await stream.FinishAsync(Answer(), Cancel));
    }

    [Fact]
    public async Task Finish_NothingReported_IsAnOrdinaryMessage()
    {
        turn.Then("m1");

        Assert.Equal(["m1"], await stream.FinishAsync(Answer(), Cancel));

        Assert.Null(RecordingTurn.StreamOf(Assert.Single(turn.All)));
    }

    /// <summary>Refusals after which an ordinary message may go: status, code, words.</summary>
    public static TheoryData<HttpStatusCode, string, string> Refusals => new()
    {
        { HttpStatusCode.Forbidden, NotAllowed, "Content stream is not allowed" },
        { HttpStatusCode.Forbidden, NotAllowed, "Content stream is not allowed on an already completed streamed message" },
        { HttpStatusCode.Forbidden, NotAllowed, "Content should contain previously streamed content" },
        { HttpStatusCode.Forbidden, NotAllowed, "Message size too large" },
        { HttpStatusCode.BadRequest, "BadArgument", "Streaming API is not enabled" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Finish_StreamIsRefused_SendsAnOrdinaryMessage(HttpStatusCode status, string code, string words)
    {
        await BeginAsync();
        turn.ThenFails(RecordingTurn.Refusal(status, code, words)).Then("m2");

        Assert.Equal(["m2"], await stream.FinishAsync(Answer(), Cancel));

        Activity plain = turn.All[^1];
        Assert.Equal(("message", "It is 40 m high [1]."), (plain.Type, plain.Text));
        Assert.Equal(["https://schema.org/Message"], plain.Entities.Select(static e => e.Type));
        Assert.Equal(new JObject { ["feedbackLoop"] = new JObject { ["type"] = "default" } }, (JObject)plain.ChannelData, JToken.EqualityComparer);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Report_StreamIsRefused_SaysNoMoreAndSendsAnOrdinaryMessage(HttpStatusCode status, string code, string words)
    {
        turn.ThenFails(RecordingTurn.Refusal(status, code, words)).Then("m1");
        stream.Report(AnswerStage.Retrieving);
        await turn.NextAsync();
        stream.Report(AnswerStage.Reading);

        Assert.Equal(["m1"], await stream.FinishAsync(Answer(), Cancel));

        Assert.Equal(["typing", "message"], turn.All.Select(static a => a.Type));
        Assert.Null(RecordingTurn.StreamOf(turn.All[1]));
    }

    [Fact]
    public async Task Finish_StreamTookTooLong_EditsItsMessage()
    {
        await BeginAsync();
        turn.ThenFails(RecordingTurn.Refusal(HttpStatusCode.Forbidden, NotAllowed, "Content stream has exceeded streaming time"));

        Assert.Equal(["S"], await stream.FinishAsync(Answer(), Cancel));

        Activity edited = Assert.Single(turn.Updates);
        Assert.Equal(("S", "message", "It is 40 m high [1]."), (edited.Id, edited.Type, edited.Text));
        Assert.Null(RecordingTurn.StreamOf(edited));
    }

    [Theory]
    [InlineData("Content stream was cancelled by user")]
    [InlineData("Content stream was canceled by user.")]
    public async Task Finish_PersonPressedStop_SendsNothing(string words)
    {
        await BeginAsync();
        turn.ThenFails(RecordingTurn.Refusal(HttpStatusCode.Forbidden, NotAllowed, words));

        Assert.Empty(await stream.FinishAsync(Answer(), Cancel));

        Assert.Equal(2, turn.All.Count);
        Assert.Empty(turn.Updates);
    }

    [Fact]
    public async Task Report_PersonPressedStop_EndsTheWorkAndSendsNothing()
    {
        turn.Then("S").ThenFails(RecordingTurn.Refusal(HttpStatusCode.Forbidden, NotAllowed, "Content stream was canceled by user"));
        stream.Report(AnswerStage.Retrieving);
        stream.Report(AnswerStage.Retrieving);
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = stream.Stopped.Register(stopped.SetResult);
        TimeSpan pause = await clock.NextWaitAsync();
        stream.Report(AnswerStage.Reading);
        clock.Advance(pause);
        await stopped.Task.WaitAsync(Cancel);

        Assert.Empty(await stream.FinishAsync(Answer(), Cancel));

        Assert.Equal(2, turn.All.Count);
    }

    [Fact]
    public async Task Report_UpdateFails_StillEndsTheStream()
    {
        turn.Then("S").ThenFails(RecordingTurn.Refusal(HttpStatusCode.BadGateway, "ServiceError", "Try later."));
        stream.Report(AnswerStage.Retrieving);
        TimeSpan pause = await clock.NextWaitAsync();
        stream.Report(AnswerStage.Reading);
        clock.Advance(pause);
        await turn.NextAsync();
        await turn.NextAsync();
        clock.Advance(ASecond);

        Assert.Equal(["S"], await stream.FinishAsync(Answer(), Cancel));

        Assert.Equal("final", (string?)RecordingTurn.StreamOf(turn.All[2])!["streamType"]);
    }

    [Fact]
    public async Task Finish_AnotherFailure_IsTold()
    {
        await BeginAsync();
        turn.ThenFails(RecordingTurn.Refusal(HttpStatusCode.Forbidden, "MessageWritesBlocked", "Blocked."));

        await Assert.ThrowsAsync<ErrorResponseException>(() => stream.FinishAsync(Answer(), Cancel));
    }

    private static TimeSpan ASecond => TeamsStream.Least;

    private async Task BeginAsync()
    {
        turn.Then("S");
        stream.Report(AnswerStage.Retrieving);
        await clock.NextWaitAsync();
        clock.Advance(ASecond);
    }

    private static Activity Answer()
    {
        Activity message = TeamsRenderer.Words("It is 40 m high [1].", []);
        message.Entities = [new Entity("https://schema.org/Message")];
        message.ChannelData = new JObject { ["feedbackLoop"] = new JObject { ["type"] = "default" } };
        return message;
    }
}
