using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CoopBot.Client.Wire;

namespace CoopBot.Client;

/// <summary>The web API of a CoopBot host. Safe for use by many threads.</summary>
/// <remarks>
/// Every call throws <see cref="CoopBotException"/> or one of its kind when the host can't serve it, and <see cref="OperationCanceledException"/> when it
/// is cancelled. Nothing is tried again: put a resilience handler into the client's pipeline for that (<c>AddCoopBotClient(…).AddStandardResilienceHandler()</c>).
/// </remarks>
public sealed class CoopBotClient
{
    private readonly HostCalls calls;

    /// <summary>A client over a connection that is set up: address and key. <c>AddCoopBotClient</c> does that.</summary>
    /// <param name="http">Its <see cref="HttpClient.BaseAddress"/> is the host's, with a slash at the end. It stays the caller's to dispose of.</param>
    /// <exception cref="ArgumentException">It has no address.</exception>
    public CoopBotClient(HttpClient http)
    {
        ArgumentNullException.ThrowIfNull(http);
        calls = new HostCalls(http);
    }

    /// <summary>The host's address.</summary>
    public Uri Address => calls.Address;

    internal HostCalls Calls => calls;

    /// <summary>A client of its own for programs without dependency injection; one is enough for a program's lifetime.</summary>
    /// <param name="endpoint">The host's address, as in <c>http://127.0.0.1:3978</c>.</param>
    /// <param name="apiKey">A key of the host; null where it asks for none.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or neither http nor https.</exception>
    public static CoopBotClient Create(Uri endpoint, string? apiKey = null)
    {
        // The pool renews connections, so that a host that moves is found again.
        HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        new CoopBotClientOptions { Endpoint = endpoint, ApiKey = apiKey }.Apply(http);
        return new CoopBotClient(http);
    }

    /// <summary>Answers a question from the documents, or refuses with a reason.</summary>
    /// <param name="question">The question. One that is empty, too long or no text is refused as unreadable.</param>
    /// <param name="conversationId">A name of the caller's own, 1 to 128 characters: questions under the same one may lean on those before. Null: the question stands alone.</param>
    /// <param name="cancellationToken">Ends the work, on the host too.</param>
    public Task<Answer> AskAsync(string question, string? conversationId = null, CancellationToken cancellationToken = default) =>
        calls.SendAsync<Answer>(Ask(question, conversationId), cancellationToken);

    /// <summary>The same, with the stages on the way; the last update holds the answer.</summary>
    /// <inheritdoc cref="AskAsync" path="/param"/>
    public async IAsyncEnumerable<AnswerUpdate> AskStreamingAsync(string question, string? conversationId = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (SseItem<string> item in calls.StreamAsync(Ask(question, conversationId), cancellationToken))
        {
            switch (item.EventType)
            {
                case "progress":
                    yield return new AnswerUpdate(HostCalls.Parse<Progress>(item.Data).Stage, null);
                    break;
                case "answer":
                    yield return new AnswerUpdate(null, HostCalls.Parse<Answer>(item.Data));
                    yield break;
                case "error":
                    throw WireError.OfEvent(item.Data);
            }
        }

        throw HostCalls.BrokenOff();
    }

    /// <summary>Says whether the documents support a claim, contradict it, or don't settle it.</summary>
    /// <param name="claim">One statement that can be true or false.</param>
    /// <param name="cancellationToken">Ends the work, on the host too.</param>
    public Task<Answer> CheckAsync(string claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return calls.SendAsync<Answer>(HostCalls.Post("api/check", new { claim }), cancellationToken);
    }

    /// <summary>Ranks the passages of the documents for a query. Nothing is decided: passages may be near and not answer.</summary>
    /// <param name="query">Words or a question, not empty.</param>
    /// <param name="limit">Passages at most, 1 to 50. Default 10.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<IReadOnlyList<SearchHit>> SearchAsync(string query, int limit = 10, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return calls.SendAsync<IReadOnlyList<SearchHit>>(HostCalls.Post("api/search", new { query, limit }), cancellationToken);
    }

    /// <summary>Lists the documents.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<IReadOnlyList<DocumentInfo>> GetDocumentsAsync(CancellationToken cancellationToken = default) =>
        calls.SendAsync<IReadOnlyList<DocumentInfo>>(HostCalls.Get("api/documents"), cancellationToken);

    /// <summary>One document without its text; null where there is none with this id.</summary>
    /// <param name="id">As citations give it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<DocumentInfo?> GetDocumentAsync(string id, CancellationToken cancellationToken = default) =>
        calls.FindAsync<DocumentInfo>(HostCalls.Get($"api/documents/{PathOf(id)}"), cancellationToken);

    /// <summary>A document's canonical text, in which citations count; null where there is none with this id.</summary>
    /// <param name="id">As citations give it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<string?> GetDocumentTextAsync(string id, CancellationToken cancellationToken = default) =>
        calls.FindAsync<string>(HostCalls.Get($"api/documents/{PathOf(id)}/text"), cancellationToken);

    /// <summary>A page of the answer log, newest first. The key must be an admin's.</summary>
    /// <param name="query">Which answers; null for all.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<AnswerPage> GetAnswersAsync(AnswerQuery? query = null, CancellationToken cancellationToken = default) =>
        calls.SendAsync<AnswerPage>(HostCalls.Get($"api/answers?{(query ?? new AnswerQuery()).ToQueryString()}"), cancellationToken);

    /// <summary>One answer of the log; null where there is none with this id. The key must be an admin's.</summary>
    /// <param name="id">The answer's id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<LoggedAnswer?> GetAnswerAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return calls.FindAsync<LoggedAnswer>(HostCalls.Get($"api/answers/{Uri.EscapeDataString(id)}"), cancellationToken);
    }

    /// <summary>Says what a person thinks of an answer; a later rating of the same caller replaces the earlier.</summary>
    /// <param name="answerId">The answer's id.</param>
    /// <param name="rating"><see cref="Rating.Up"/> or <see cref="Rating.Down"/>.</param>
    /// <param name="comment">In words, 2,000 characters at most; null for none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False where there is no such answer.</returns>
    public Task<bool> RateAsync(string answerId, Rating rating, string? comment = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(answerId);
        return calls.TryAsync(HostCalls.Post($"api/answers/{Uri.EscapeDataString(answerId)}/feedback", new { rating, comment }), cancellationToken);
    }

    /// <summary>Where a person sees a citation's words in context.</summary>
    /// <param name="citation">Of an answer of this host.</param>
    public Uri AbsoluteUrl(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        return new Uri(Address, citation.Url.TrimStart('/')); // relative to the host, wherever below its site it stands
    }

    private static HttpRequestMessage Ask(string question, string? conversationId)
    {
        ArgumentNullException.ThrowIfNull(question);
        return HostCalls.Post("api/ask", new { question, conversationId });
    }

    /// <summary>An id is a path: its slashes stay, everything else that an address would take as syntax is escaped.</summary>
    private static string PathOf(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return string.Join('/', id.Split('/').Select(Uri.EscapeDataString));
    }

    private sealed record Progress(AnswerStage Stage);
}
