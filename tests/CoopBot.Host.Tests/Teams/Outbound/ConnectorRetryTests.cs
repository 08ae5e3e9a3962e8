using System.Globalization;
using System.Net;
using CoopBot.Channels.Teams.Outbound;
using CoopBot.Host.Tests.Teams.Peers;

namespace CoopBot.Host.Tests.Teams.Outbound;

/// <summary>What is sent again, how often, and after how long.</summary>
public sealed class ConnectorRetryTests : IDisposable
{
    private readonly StepClock clock = new();
    private readonly ScriptedHandler channel = new();
    private readonly HttpMessageInvoker sender;

    public ConnectorRetryTests() => sender = new HttpMessageInvoker(new ConnectorRetry(clock) { InnerHandler = channel });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => sender.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Send_MessageThatMayComeAgain_IsSentThreeTimesWithGrowingWaits(HttpStatusCode status)
    {
        channel.Then(status).Then(status).Then(status);

        Task<HttpResponseMessage> sending = SendAsync(HttpMethod.Post);
        TimeSpan first = await WaitAsync(), second = await WaitAsync();

        Assert.Equal((status, 3), ((await sending).StatusCode, channel.Requests));
        Assert.InRange(first.TotalSeconds, 1.6, 2.4); // two seconds, a fifth more or less
        Assert.InRange(second.TotalSeconds, 3.2, 4.8);
    }

    [Fact]
    public async Task Send_RefusedOnce_GivesTheSecondAnswer()
    {
        channel.Then(HttpStatusCode.TooManyRequests).Then(HttpStatusCode.Created);

        Task<HttpResponseMessage> sending = SendAsync(HttpMethod.Post);
        await WaitAsync();

        Assert.Equal(HttpStatusCode.Created, (await sending).StatusCode);
    }

    [Fact]
    public async Task Send_RetryAfterInSecondsOrAsADate_IsWaitedFor()
    {
        string date = clock.GetUtcNow().AddSeconds(50).ToString("R", CultureInfo.InvariantCulture);
        channel.Then(HttpStatusCode.TooManyRequests, "7").Then(HttpStatusCode.TooManyRequests, date).Then(HttpStatusCode.Created);

        Task<HttpResponseMessage> sending = SendAsync(HttpMethod.Post);

        Assert.Equal(7, (await WaitAsync()).TotalSeconds);
        Assert.Equal(43, (await WaitAsync()).TotalSeconds); // seven of the fifty have gone
        Assert.Equal(HttpStatusCode.Created, (await sending).StatusCode);
    }

    [Fact]
    public async Task Send_RetryAfterInThePast_IsSentAtOnce()
    {
        channel.Then(HttpStatusCode.TooManyRequests, clock.GetUtcNow().AddSeconds(-5).ToString("R", CultureInfo.InvariantCulture)).Then(HttpStatusCode.Created);

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Post)).StatusCode);
    }

    [Fact]
    public async Task Send_RetryAfterAnHour_IsGivenUp()
    {
        channel.Then(HttpStatusCode.TooManyRequests, "3600");

        Assert.Equal((HttpStatusCode.TooManyRequests, 1), ((await SendAsync(HttpMethod.Post)).StatusCode, channel.Requests));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.InternalServerError)] // it may have arrived
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Send_MessageThatMayNotComeAgain_IsSentOnce(HttpStatusCode status)
    {
        channel.Then(status);

        Assert.Equal((status, 1), ((await SendAsync(HttpMethod.Post)).StatusCode, channel.Requests));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("GET")]
    public async Task Send_WhatChangesNothingByComingTwice_IsSentAgainAfterAnyFailure(string method)
    {
        channel.Then(HttpStatusCode.ServiceUnavailable).ThenFails(HttpRequestError.ResponseEnded).Then(HttpStatusCode.OK);

        Task<HttpResponseMessage> sending = SendAsync(new HttpMethod(method));
        await WaitAsync();
        await WaitAsync();

        Assert.Equal(HttpStatusCode.OK, (await sending).StatusCode);
    }

    [Fact]
    public async Task Send_MessageWithoutAConnection_IsSentAgainForNothingWasSent()
    {
        channel.ThenFails(HttpRequestError.ConnectionError).Then(HttpStatusCode.Created);

        Task<HttpResponseMessage> sending = SendAsync(HttpMethod.Post);
        await WaitAsync();

        Assert.Equal(HttpStatusCode.Created, (await sending).StatusCode);
    }

    [Fact]
    public async Task Send_MessageWhoseAnswerIsLost_IsNotSentAgain()
    {
        channel.ThenFails(HttpRequestError.ResponseEnded);

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(HttpMethod.Post));

        Assert.Equal(1, channel.Requests);
    }

    [Fact]
    public async Task Send_NoAnswerInTime_IsGivenUpForMessages()
    {
        channel.ThenHangs();

        Task<HttpResponseMessage> sending = SendAsync(HttpMethod.Post);
        clock.Advance(await clock.NextWaitAsync());

        await Assert.ThrowsAsync<HttpRequestException>(() => sending);
    }

    [Fact]
    public async Task Send_HostStopsDuringAWait_Ends()
    {
        using CancellationTokenSource stop = new();
        channel.Then(HttpStatusCode.TooManyRequests);

        Task<HttpResponseMessage> sending = sender.SendAsync(new HttpRequestMessage(HttpMethod.Post, "https://smba.trafficmanager.net/"), stop.Token);
        await clock.NextWaitAsync(ConnectorRetry.Patience);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method) => sender.SendAsync(new HttpRequestMessage(method, "https://smba.trafficmanager.net/"), Cancel);

    /// <summary>Lets the next wait between two attempts go by.</summary>
    private async Task<TimeSpan> WaitAsync()
    {
        TimeSpan wait = await clock.NextWaitAsync(ConnectorRetry.Patience);
        clock.Advance(wait);
        return wait;
    }
}
