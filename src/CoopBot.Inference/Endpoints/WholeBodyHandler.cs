namespace CoopBot.Inference.Endpoints;

/// <summary>Waits for the whole answer, so that the time limit and the circuit breaker count a body that never ends.</summary>
internal sealed class WholeBodyHandler : DelegatingHandler
{
    /// <summary>No draft is longer, nor a batch of embeddings.</summary>
    private const long LongestBody = 16 * 1024 * 1024;

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
