using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace CoopBot.Inference.Endpoints;

/// <summary>What stands between us and an endpoint that is slow, busy or dead: a second try, a circuit breaker, a time limit.</summary>
internal static class EndpointResilience
{
    /// <summary>Whoever asks us to come back later than this is not asked again for this answer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(10);

    /// <summary>Sets up the strategies, the outermost first.</summary>
    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> builder, RemoteModelOptions options, TimeProvider clock)
    {
        var limit = TimeSpan.FromSeconds(options.TimeoutSeconds);
        builder.TimeProvider = clock;

        // A second more than one attempt may take: an attempt that takes too long is the breaker's to count.
        builder.AddTimeout(limit + TimeSpan.FromSeconds(1));
        if (options.Retries > 0)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(IsWorthAnotherTry(args.Outcome)),
            });
        }

        builder.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 2,
            SamplingDuration = TimeSpan.FromMinutes(5),

            // A dead endpoint is tried again ever more rarely: each try makes one person wait.
            BreakDurationGenerator = static args => ValueTask.FromResult(Min(FirstBreak * Math.Pow(2, Math.Min(args.HalfOpenAttempts, 10)), LongestBreak)),
        });
        builder.AddTimeout(limit);
    }

    /// <summary>True for a failure that came at once and may pass: not for a time limit, nor for 429 with a long wait.</summary>
    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Exception is TimeoutRejectedException || !HttpClientResiliencePredicates.IsTransient(outcome))
        {
            return false;
        }

        return outcome.Result is not { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } busy
            || busy.Headers.RetryAfter is null || busy.Headers.RetryAfter.Delta <= LongestWait;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
