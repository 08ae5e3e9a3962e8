using System.Text.Json.Nodes;
using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Teams;

/// <summary>Personal chats see what is being done; over the real host.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private readonly StubAnswers answers = new()
    {
        Reply = static (inquiry, _) =>
        {
            inquiry.Progress?.Report(AnswerStage.Retrieving);
            return Task.FromResult(StubAnswers.Answered("It is 40 m high [1].", StubAnswers.Cited(1)));
        },
    };

    private TeamsPeer peer = null!;

    public async ValueTask InitializeAsync() => peer = await StartAsync();

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    [Fact]
    public async Task Message_InAPersonalChat_IsStreamed()
    {
        JsonObject question = peer.Message("How high is the tower?");

        await peer.SendAsync(question);
        ChannelCall update = await BeganAsync(), final = await peer.Channel.NextAsync();

        string expected = $"/emea/v3/conversations/a%3A1/activities/{question["id"]}";
        Assert.Equal((expected, expected), (update.Target, final.Target));
        Assert.Equal("informative", (string)update.Stream!["streamType"]!);
        Assert.Equal(("final", "m1", null), ((string)final.Stream!["streamType"]!, (string)final.Stream["streamId"]!, final.Stream["streamSequence"]));
        Assert.Equal("It is 40 m high [1].", final.Text);
        Assert.NotNull(final.Message);
        Assert.Null(update.Message);
    }

    [Fact]
    public async Task Message_ClaimToCheck_TellsWhatIsDone()
    {
        await peer.SendAsync(peer.Message("check: The tower is 40 m high."));

        Assert.Equal("Checking the answer…", (await BeganAsync()).Text);
    }

    [Fact]
    public async Task Message_ChannelWithoutStreams_GetsAnOrdinaryMessage()
    {
        peer.Channel.Respond = static call => call.Stream is null ? null : ChannelReply.Refusal(403, "ContentStreamNotAllowed", "Content stream is not allowed");

        await peer.SendAsync(peer.Message("How high is the tower?"));
        ChannelCall answer = await peer.Channel.NextAsync();

        Assert.Null(answer.Stream);
        Assert.NotNull(answer.Message);
        Assert.Empty(peer.Channel.Rest());
    }

    [Fact]
    public async Task Message_StreamTookTooLong_IsEdited()
    {
        peer.Channel.Respond = static call => call.Stream is { } stream && (string?)stream["streamType"] == "final"
            ? ChannelReply.Refusal(403, "ContentStreamNotAllowed", "Content stream has exceeded streaming time") : null;

        await peer.SendAsync(peer.Message("How high is the tower?"));
        ChannelCall refused = await peer.Channel.NextAsync(), edit = await peer.Channel.NextAsync();

        Assert.Equal(("POST", "PUT", "/emea/v3/conversations/a%3A1/activities/m1"), (refused.Method, edit.Method, edit.Target));
        Assert.Equal(("m1", "It is 40 m high [1]."), ((string)edit.Body!["id"]!, edit.Text));
        Assert.Null(edit.Stream);
    }

    [Fact]
    public async Task Message_PersonPressesStop_EndsTheWork()
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        answers.Reply = async (inquiry, cancellationToken) =>
        {
            using CancellationTokenRegistration registration = cancellationToken.Register(ended.SetResult);
            inquiry.Progress!.Report(AnswerStage.Retrieving);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It waited for ever.");
        };
        peer.Channel.Respond = static call => call.Stream is null ? null : ChannelReply.Refusal(403, "ContentStreamNotAllowed", "Content stream was cancelled by user");

        await peer.SendAsync(peer.Message("How high is the tower?"));
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        answers.Reply = static (_, _) => Task.FromResult(StubAnswers.Answered("Yes."));
        await peer.SendAsync(peer.Message("Is it high?"));

        Assert.Equal("Yes.", (await peer.Channel.NextAsync()).Text); // nothing went to the first
    }

    [Fact]
    public async Task Message_StreamingIsOff_ShowsTypingInstead()
    {
        await using TeamsPeer quiet = await StartAsync(("Teams:Streaming", "false"));

        await quiet.SendAsync(quiet.Message("How high is the tower?"));
        ChannelCall typing = await quiet.Channel.NextCallAsync(), answer = await quiet.Channel.NextCallAsync();

        Assert.Equal(("typing", "message"), (typing.Type, answer.Type));
        Assert.Equal((null, null), (typing.Stream, answer.Stream));
    }

    private Task<TeamsPeer> StartAsync(params (string, string)[] settings) => TeamsPeer.StartAsync(b => b.Services.AddSingleton<IAnswerService>(answers), settings);

    private Task<ChannelCall> BeganAsync() => peer.Channel.NextAsync("typing");
}
