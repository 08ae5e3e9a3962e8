using System.ComponentModel;
using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using ModelContextProtocol;

namespace CoopBot.Mcp;

/// <summary>What a client of the Model Context Protocol can have done.</summary>
/// <param name="answers">Answers, each logged before it is given.</param>
/// <param name="bots">The documents of the moment.</param>
/// <param name="caller">Who calls, for the answer log.</param>
internal sealed class McpTools(IAnswerService answers, IBotSource bots, Caller caller)
{
    private const int MaxHits = 50;
    private const int MaxHistory = 8;

    [Description("Answer a question from the documents, with word-for-word citations, or refuse with a reason.")]
    public Task<Answer> AskAsync(
        [Description("The question.")] string question,
        [Description("Earlier questions of the same person, oldest first, that the question may lean on.")] string[]? history = null,
        CancellationToken cancellationToken = default) =>
        ServedAsync(() => answers.AskAsync(new Inquiry(question, [.. (history ?? []).OfType<string>().TakeLast(MaxHistory)]), caller, cancellationToken));

    [Description("Say whether the documents support a claim, contradict it, or don't settle it.")]
    public Task<Answer> CheckAsync([Description("One statement that can be true or false.")] string claim, CancellationToken cancellationToken = default) =>
        ServedAsync(() => answers.CheckAsync(claim, caller, cancellationToken));

    [Description("Rank the passages of the documents for a query. Nothing is decided: passages may be near and not answer.")]
    public async Task<SearchResult> SearchAsync(
        [Description("Words or a question.")] string query, [Description("Passages at most, 1 to 50.")] int limit = 10, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(query) || limit is < 1 or > MaxHits)
        {
            throw new McpException($"query must not be empty, and limit lies between 1 and {MaxHits}.");
        }

        Bot bot = await bots.CurrentAsync(cancellationToken);
        return new SearchResult([.. (await bot.Retriever.RetrieveAsync(query, limit, cancellationToken)).Select(FoundPassage.Of)]);
    }

    [Description("Read the canonical text of a document, in which citations count, or a slice of it.")]
    public async Task<DocumentText> ReadDocumentAsync(
        [Description("The document's id, as answers and the list of resources give it.")] string id,
        [Description("UTF-16 offset of the first character.")] int from = 0,
        [Description("UTF-16 offset behind the last character; left out: the end.")] int? to = null,
        CancellationToken cancellationToken = default)
    {
        if (!(await bots.CurrentAsync(cancellationToken)).Knowledge.Documents.TryGetValue(id, out Document? document))
        {
            throw new McpException("There is no such document.");
        }

        int end = to ?? document.Text.Length;
        return from >= 0 && from <= end && end <= document.Text.Length
            ? new DocumentText(document.Id, document.Title, document.Publisher, document.Date, from, end, document.Text.Length, document.Text[from..end])
            : throw new McpException($"The text has the offsets 0 to {document.Text.Length}; from must not be greater than to.");
    }

    // The client is told to come back; any other failure is told without its words.
    private static async Task<Answer> ServedAsync(Func<Task<Answer>> work)
    {
        try
        {
            return await work();
        }
        catch (ServiceBusyException e)
        {
            throw new McpException($"{e.Message} Try again in {Math.Ceiling(e.RetryAfter.TotalSeconds)} seconds.", e);
        }
    }
}

/// <summary>What a search found, best first.</summary>
internal sealed record SearchResult(IReadOnlyList<FoundPassage> Passages);

/// <summary>A passage that a search found.</summary>
internal sealed record FoundPassage(int Rank, string DocumentId, string Title, string Heading, int Start, int End, string Text, double Score)
{
    public static FoundPassage Of(RankedPassage ranked) => new(
        ranked.Rank, ranked.Passage.DocumentId, ranked.Passage.Title, ranked.Passage.Heading, ranked.Passage.Span.Start, ranked.Passage.Span.End, ranked.Passage.Text, Math.Round(ranked.Score, 4));
}

/// <summary>A document's text, or a slice of it.</summary>
internal sealed record DocumentText(string Id, string Title, string? Publisher, string? Date, int From, int To, int Length, string Text);
