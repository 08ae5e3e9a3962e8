using System.Net;
using System.Net.Http.Headers;

namespace CoopBot.Channels.Teams.Outbound;

/// <summary>Sends again what the channel says may be sent again: after its own Retry-After, else after 2, 4, … seconds.</summary>
/// <remarks>A message that timed out here may have arrived; only what changes nothing by being repeated is sent again then.</remarks>
internal sealed class ConnectorRetry(TimeProvider clock) : DelegatingHandler
{
    /// <summary>How long one attempt may take.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int Attempts = 3;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Whoever asks for more doesn't want the message any more: it would come long after its question.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(2);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool repeatable = request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete || request.Method == HttpMethod.Get;
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan wait = Backoff(attempt);
            try
            {
                HttpResponseMessage response = await AttemptAsync(request, cancellationToken);
                TimeSpan? asked = Asked(response.Headers.RetryAfter);
                if (attempt == Attempts || asked > LongestAsked || !MayRetry(response.StatusCode, repeatable))
                {
                    return response;
                }

                wait = asked ?? wait;
                response.Dispose();
            }
            catch (HttpRequestException e) when (attempt < Attempts && (repeatable || NothingWasSent(e)))
            {
                // Once more below.
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = new(Patience, clock);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, both.Token);
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException("The channel did not answer in time.", e);
        }
    }

    private static bool NothingWasSent(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private static bool MayRetry(HttpStatusCode status, bool repeatable) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
        || (repeatable && status is (HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable));

    private TimeSpan? Asked(RetryConditionHeaderValue? header)
    {
        TimeSpan? wait = header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // A fifth more or less: conversations that were refused together don't come back together.
    private static TimeSpan Backoff(int attempt)
    {
        TimeSpan wait = First * Math.Pow(2, attempt - 1) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        return wait > Longest ? Longest : wait;
    }
}
