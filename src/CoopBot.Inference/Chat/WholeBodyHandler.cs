namespace CoopBot.Inference.Chat;

/// <summary>Waits for the whole answer, so that the time limit and the circuit breaker count a body that never ends.</summary>
internal sealed class WholeBodyHandler : DelegatingHandler
{
    /// <summary>No answer of a few hundred tokens is longer.</summary>
    private const long LongestBody = 4 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestBody, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
