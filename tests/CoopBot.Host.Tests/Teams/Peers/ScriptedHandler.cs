using System.Net;

namespace CoopBot.Host.Tests.Teams.Peers;

/// <summary>Answers one request after the other as a test wrote it down.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> script = new();

    public int Requests => Seen.Count;

    /// <summary>Address and token of each request.</summary>
    public List<(Uri? Address, string? Token)> Seen { get; } = [];

    public ScriptedHandler Then(HttpStatusCode status, string? retryAfter = null)
    {
        script.Enqueue(_ =>
        {
            HttpResponseMessage response = new(status);
            if (retryAfter is not null)
            {
                response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            }

            return Task.FromResult(response);
        });
        return this;
    }

    public ScriptedHandler ThenFails(HttpRequestError error)
    {
        script.Enqueue(_ => throw new HttpRequestException(error));
        return this;
    }

    public ScriptedHandler ThenHangs()
    {
        script.Enqueue(async cancellationToken =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It waited for ever.");
        });
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Seen.Add((request.RequestUri, request.Headers.Authorization?.Parameter));
        return script.Dequeue()(cancellationToken);
    }
}
