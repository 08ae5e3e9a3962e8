using System.Net;
using System.Net.Http.Headers;

namespace CoopBot.Channels.Teams.Outbound;

/// <summary>Sends again what the channel says may be sent again: after its own Retry-After, else after 2, 4, … seconds.</summary>
/// <remarks>A message that timed out here may have arrived; only what changes nothing by being repeated is sent again then.</remarks>
internal sealed class ConnectorRetry(TimeProvider clock) : DelegatingHandler
{
    private const int Attempts = 3;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool repeatable = request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete || request.Method == HttpMethod.Get;
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan wait = Backoff(attempt);
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                if (attempt == Attempts || !MayRetry(response.StatusCode, repeatable))
                {
                    return response;
                }

                wait = Asked(response.Headers.RetryAfter) ?? wait;
                response.Dispose();
            }
            catch (HttpRequestException e) when (repeatable && attempt < Attempts && e.HttpRequestError != HttpRequestError.ConnectionError)
            {
                // Once more below.
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private static bool MayRetry(HttpStatusCode status, bool repeatable) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
        || (repeatable && status is HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable && repeatable);

    private TimeSpan? Asked(RetryConditionHeaderValue? header)
    {
        TimeSpan? wait = header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait is not { } asked ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > Longest ? Longest : asked;
    }

    // A fifth more or less: conversations that were refused together don't come back together.
    private static TimeSpan Backoff(int attempt)
    {
        TimeSpan wait = First * Math.Pow(2, attempt - 1) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        return wait > Longest ? Longest : wait;
    }
}
