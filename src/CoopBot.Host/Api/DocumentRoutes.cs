using CoopBot.Grounding.Composition;
using CoopBot.Knowledge;
using CoopBot.Retrieval;

namespace CoopBot.Host.Api;

/// <summary><c>GET /api/documents…</c> and <c>POST /api/search</c>: what the bot knows.</summary>
internal static class DocumentRoutes
{
    private const string TextSuffix = "/text";
    private const int MaxHits = 50;

    public static void MapDocuments(this RouteGroupBuilder api)
    {
        api.MapGet("/documents", ListAsync).WithName("documents").WithSummary("List the documents.").Produces<IReadOnlyList<DocumentSummary>>();

        // An id may hold slashes, so that one route serves a document and its text.
        api.MapGet("/documents/{**id}", GetAsync).WithName("document").WithSummary("One document; with /text behind the id its canonical text alone, in which citations count.")
            .Produces<DocumentSummary>().Produces<string>(StatusCodes.Status200OK, "text/plain").ProducesProblem(404);
        api.MapPost("/search", SearchAsync).WithName("search").WithSummary("Rank the passages of the documents for a query.").Produces<IReadOnlyList<SearchHit>>().ProducesProblem(400);
    }

    private static async Task<IReadOnlyList<DocumentSummary>> ListAsync(IBotSource bots, CancellationToken cancellationToken)
    {
        KnowledgeSnapshot knowledge = (await bots.CurrentAsync(cancellationToken)).Knowledge;
        ILookup<string, Passage> passages = knowledge.Passages.ToLookup(static p => p.DocumentId, StringComparer.Ordinal);
        return [.. knowledge.Documents.Values.Select(d => DocumentSummary.Of(d, passages[d.Id].Count()))];
    }

    private static async Task<IResult> GetAsync(string id, IBotSource bots, CancellationToken cancellationToken)
    {
        KnowledgeSnapshot knowledge = (await bots.CurrentAsync(cancellationToken)).Knowledge;
        if (knowledge.Documents.TryGetValue(id, out Document? document))
        {
            return Results.Ok(DocumentSummary.Of(document, knowledge.Passages.Count(p => p.DocumentId == document.Id)));
        }

        return id.EndsWith(TextSuffix, StringComparison.Ordinal) && knowledge.Documents.TryGetValue(id[..^TextSuffix.Length], out document)
            ? Results.Text(document.Text, "text/plain; charset=utf-8")
            : Results.Problem("There is no such document.", statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SearchAsync(SearchRequest request, IBotSource bots, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Query) || request.Limit is < 1 or > MaxHits)
        {
            return Results.Problem($"query must not be empty, and limit lies between 1 and {MaxHits}.", statusCode: StatusCodes.Status400BadRequest);
        }

        Bot bot = await bots.CurrentAsync(cancellationToken);
        IReadOnlyList<RankedPassage> ranked = await bot.Retriever.RetrieveAsync(request.Query, request.Limit, cancellationToken);
        return Results.Ok(ranked.Select(r => SearchHit.Of(r, bot.Knowledge.Documents[r.Passage.DocumentId])));
    }
}

/// <summary>A document without its text.</summary>
internal sealed record DocumentSummary(string Id, string Path, string Title, string? Publisher, string? Date, string? Source, string Hash, int Passages)
{
    public static DocumentSummary Of(Document document, int passages) => new(
        document.Id, document.Path, document.Title, document.Publisher, document.Date, document.Source, document.Hash, passages);
}

/// <summary>A passage that a search found.</summary>
internal sealed record SearchHit(string DocumentId, string Title, string Heading, int Start, int End, string Text, double Score)
{
    public static SearchHit Of(RankedPassage ranked, Document document) => new(
        document.Id, document.Title, ranked.Passage.Heading, ranked.Passage.Span.Start, ranked.Passage.Span.End, ranked.Passage.Text, Math.Round(ranked.Score, 4));
}
