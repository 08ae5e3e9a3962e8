using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CoopBot.Client.Wire;

/// <summary>Requests to the host, whose failures come out as <see cref="CoopBotException"/>.</summary>
internal sealed class HostCalls(HttpClient http)
{
    public const string EventStream = "text/event-stream";

    public Uri Address { get; } = http.BaseAddress ?? throw new ArgumentException("The HttpClient has no BaseAddress.", nameof(http));

    /// <summary>Reads JSON.</summary>
    public async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await ResponseAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        await ThrowIfFailedAsync(response, cancellationToken);
        return await ReadAsync<T>(response, cancellationToken);
    }

    /// <summary>Reads JSON; null for 404.</summary>
    public async Task<T?> FindAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : class
    {
        using HttpResponseMessage response = await ResponseAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await ThrowIfFailedAsync(response, cancellationToken);
        return typeof(T) == typeof(string) ? (T)(object)await response.Content.ReadAsStringAsync(cancellationToken) : await ReadAsync<T>(response, cancellationToken);
    }

    /// <summary>Sends something of which only the success matters.</summary>
    /// <returns>False for 404.</returns>
    public async Task<bool> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await ResponseAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        await ThrowIfFailedAsync(response, cancellationToken);
        return true;
    }

    /// <summary>Reads server-sent events as they come.</summary>
    public async IAsyncEnumerable<SseItem<string>> StreamAsync(HttpRequestMessage request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.Headers.Accept.ParseAdd(EventStream);
        using HttpResponseMessage response = await ResponseAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await ThrowIfFailedAsync(response, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != EventStream)
        {
            throw new CoopBotException("The host was asked for a stream and answered with something else: is this address CoopBot's?") { StatusCode = response.StatusCode };
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using IAsyncEnumerator<SseItem<string>> events = SseParser.Create(body).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await events.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception e) when (e is IOException or HttpRequestException)
            {
                throw BrokenOff(e);
            }

            yield return events.Current;
        }
    }

    /// <summary>The stream ended before its end was told.</summary>
    public static CoopBotUnavailableException BrokenOff(Exception? cause = null) => new("CoopBot broke off before the answer was whole.", cause);

    /// <summary>Reads a value of a body or an event.</summary>
    public static T Parse<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, WireJson.Options) ?? throw Unreadable(null);
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>A request with a JSON body.</summary>
    public static HttpRequestMessage Post(string path, object body) =>
        new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body, body.GetType(), options: WireJson.Options) };

    /// <summary>A request without a body.</summary>
    public static HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(path, UriKind.Relative));

    private static CoopBotException Unreadable(Exception? cause) => new("The host's answer can't be read: is this address CoopBot's, of this version?", cause);

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken) =>
        Parse<T>(await response.Content.ReadAsStringAsync(cancellationToken));

    private static async Task ThrowIfFailedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw await WireError.OfAsync(response, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> ResponseAsync(HttpRequestMessage request, HttpCompletionOption until, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                return await http.SendAsync(request, until, cancellationToken);
            }
            catch (HttpRequestException e)
            {
                throw new CoopBotUnavailableException($"CoopBot can't be reached at {Address}: {e.Message}", e);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new CoopBotUnavailableException($"CoopBot at {Address} didn't answer in time.", e);
            }
        }
    }
}
