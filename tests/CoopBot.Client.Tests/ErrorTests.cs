using System.Net;
using CoopBot.Audit.Service;
using CoopBot.Host.Answers;
using CoopBot.Host.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Client.Tests;

/// <summary>What goes wrong is told by the class of the exception.</summary>
public sealed class ErrorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task AskAsync_NoKeyOrAWrongOne_IsAnAccessError(string? key)
    {
        await using TestHost host = await Clients.LockedHostAsync();

        CoopBotAccessException error = await Assert.ThrowsAsync<CoopBotAccessException>(() => Clients.Of(host, key).AskAsync("How high is the tower?", cancellationToken: Cancel));

        Assert.Equal(HttpStatusCode.Unauthorized, error.StatusCode);
    }

    [Fact]
    public async Task GetAnswersAsync_KeyOfNoAdmin_IsAnAccessError()
    {
        await using TestHost host = await Clients.LockedHostAsync();
        CoopBotClient client = Clients.Of(host, Clients.UserKey);

        Assert.Equal(Outcome.Answered, (await client.AskAsync("How high is the tower?", cancellationToken: Cancel)).Outcome);
        CoopBotAccessException error = await Assert.ThrowsAsync<CoopBotAccessException>(() => client.GetAnswersAsync(cancellationToken: Cancel));
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        Assert.Single((await Clients.Of(host, Clients.AdminKey).GetAnswersAsync(cancellationToken: Cancel)).Answers);
    }

    [Fact]
    public async Task AskAsync_TooLarge_IsARequestError()
    {
        await using TestHost host = await TestHost.StartAsync();

        CoopBotRequestException error = await Assert.ThrowsAsync<CoopBotRequestException>(() => Clients.Of(host).AskAsync(new string('a', 1_100_000), cancellationToken: Cancel));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, error.StatusCode);
    }

    [Fact]
    public async Task SearchAsync_LimitOfZero_IsARequestErrorWithTheHostsWords()
    {
        await using TestHost host = await TestHost.StartAsync();

        CoopBotRequestException error = await Assert.ThrowsAsync<CoopBotRequestException>(() => Clients.Of(host).SearchAsync("tower", limit: 0, Cancel));

        Assert.Equal((HttpStatusCode.BadRequest, "Bad Request"), (error.StatusCode, error.Title));
        Assert.Contains("limit lies between 1 and 50", error.Detail, StringComparison.Ordinal);
        Assert.Contains(error.Detail!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_QueueFull_IsBusyWithATime()
    {
        ScriptedService slow = new(new TaskCompletionSource().Task);
        await using TestHost host = await TestHost.StartAsync(b => b.Services.AddSingleton<IAnswerService>(new QueuedAnswerService(slow, concurrency: 1, queueLength: 0)));
        CoopBotClient client = Clients.Of(host);
        using CancellationTokenSource left = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<Answer> first = client.AskAsync("1", cancellationToken: left.Token);
        await slow.Begun;

        CoopBotBusyException whole = await Assert.ThrowsAsync<CoopBotBusyException>(() => client.AskAsync("2", cancellationToken: Cancel));
        CoopBotBusyException streamed = await Assert.ThrowsAsync<CoopBotBusyException>(async () => await client.AskStreamingAsync("3", cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), (whole.RetryAfter, streamed.RetryAfter));
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AskAsync_Cancelled_EndsTheWorkOnTheHost(bool streams)
    {
        ScriptedService slow = new(new TaskCompletionSource().Task);
        await using TestHost host = await TestHost.StartAsync(b => b.Services.AddSingleton<IAnswerService>(slow));
        using CancellationTokenSource left = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        CoopBotClient client = Clients.Of(host);
        Task asked = streams ? client.AskStreamingAsync("1", cancellationToken: left.Token).ToListAsync(left.Token).AsTask() : client.AskAsync("1", cancellationToken: left.Token);
        await slow.Begun;

        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await slow.Stopped.WaitAsync(Cancel);
    }

    [Fact]
    public async Task AskAsync_HostGone_IsUnavailable()
    {
        CoopBotClient client;
        await using (TestHost host = await TestHost.StartAsync())
        {
            client = Clients.Of(host);
            await client.GetDocumentsAsync(Cancel);
        }

        CoopBotUnavailableException error = await Assert.ThrowsAsync<CoopBotUnavailableException>(() => client.AskAsync("How high is the tower?", cancellationToken: Cancel));

        Assert.Null(error.StatusCode);
        Assert.IsType<HttpRequestException>(error.InnerException);
    }

    [Fact]
    public async Task AskAsync_FailureWithinTheHost_IsToldWithoutItsWords()
    {
        await using TestHost host = await TestHost.StartAsync(static b => b.Services.AddSingleton<IAnswerService>(new ScriptedService(static (_, _) => throw new InvalidOperationException("/a/secret/path"))));
        CoopBotClient client = Clients.Of(host);

        CoopBotException whole = await Assert.ThrowsAsync<CoopBotException>(() => client.AskAsync("1", cancellationToken: Cancel));
        CoopBotException streamed = await Assert.ThrowsAsync<CoopBotException>(async () => await client.AskStreamingAsync("2", cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError), (whole.StatusCode, streamed.StatusCode));
        Assert.DoesNotContain("secret", whole.Message + streamed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_NoAnswerInTime_IsUnavailable()
    {
        CoopBotClient client = Clients.Of(static _ => throw new TaskCanceledException("late", new TimeoutException()));

        CoopBotUnavailableException error = await Assert.ThrowsAsync<CoopBotUnavailableException>(() => client.AskAsync("1", cancellationToken: Cancel));

        Assert.Contains("in time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskStreamingAsync_StreamThatEndsEarly_IsUnavailable()
    {
        CoopBotClient client = Clients.Of(static _ => Clients.Says("event: progress\ndata: {\"stage\":\"retrieving\"}\n\n", "text/event-stream"));

        await Assert.ThrowsAsync<CoopBotUnavailableException>(async () => await client.AskStreamingAsync("1", cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "text/html", "<html>", typeof(CoopBotException))]
    [InlineData(HttpStatusCode.OK, "application/json", "null", typeof(CoopBotException))]
    [InlineData(HttpStatusCode.OK, "application/json", "{}", typeof(CoopBotException))]
    [InlineData(HttpStatusCode.BadGateway, "text/html", "<html>", typeof(CoopBotUnavailableException))]
    [InlineData(HttpStatusCode.ServiceUnavailable, "application/problem+json", "[", typeof(CoopBotUnavailableException))]
    [InlineData(HttpStatusCode.TooManyRequests, "application/problem+json", "\"later\"", typeof(CoopBotBusyException))]
    public async Task AskAsync_SomethingElseAnswers_IsAnErrorOfOurs(HttpStatusCode status, string type, string body, Type expected)
    {
        CoopBotClient client = Clients.Of(_ => Clients.Says(body, type, status));

        Exception? error = await Record.ExceptionAsync(() => client.AskAsync("1", cancellationToken: Cancel));

        Assert.IsType(expected, error);
    }

    [Fact]
    public async Task AskAsync_NewerHost_UnknownValuesAndFieldsAreTaken()
    {
        CoopBotClient client = Clients.Of(static _ => Clients.Says("""{"id":"1","outcome":"dreamt","reason":"new_reason","text":"Zzz.","extra":{"a":1}}"""));

        Answer answer = await client.AskAsync("1", cancellationToken: Cancel);

        Assert.Equal((Outcome.Unknown, RefusalReason.Unknown, null), (answer.Outcome, answer.Reason, answer.Verdict));
    }
}
