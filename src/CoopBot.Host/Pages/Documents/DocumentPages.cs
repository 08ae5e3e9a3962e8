using CoopBot.Grounding.Composition;
using CoopBot.Host.Pages.Shell;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Host.Pages.Documents;

/// <summary>The list of documents, and the viewer.</summary>
internal static class DocumentPages
{
    private const int RowsOnAPage = 100;

    public static void MapDocumentPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/documents", ListAsync);
        pages.MapGet("/documents/{**id}", ShowAsync);
    }

    /// <summary>The address of a document's page: the slashes of an id stay, what a URL would take as syntax is escaped.</summary>
    public static string AddressOf(string id) => "/documents/" + string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    private static async Task<PageResult<DocumentListPage>> ListAsync(IBotSource bots, CancellationToken cancellationToken, string? q = null, string? page = null)
    {
        KnowledgeSnapshot knowledge = (await bots.CurrentAsync(cancellationToken)).Knowledge;
        Dictionary<string, int> passages = knowledge.Passages.CountBy(static p => p.DocumentId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        string filter = q?.Trim() ?? "";
        Document[] matches = [.. knowledge.Documents.Values
            .Where(d => Has(d.Title, filter) || Has(d.Publisher, filter) || Has(d.Path, filter))
            .OrderBy(static d => d.Title, StringComparer.OrdinalIgnoreCase).ThenBy(static d => d.Id, StringComparer.Ordinal)];
        int pages = Math.Max(1, (matches.Length + RowsOnAPage - 1) / RowsOnAPage);
        int number = Math.Clamp(int.TryParse(page, out int asked) ? asked : 1, 1, pages);
        DocumentRow[] rows = [.. matches.Skip((number - 1) * RowsOnAPage).Take(RowsOnAPage).Select(d => new DocumentRow(
            AddressOf(d.Id), d.Title.Length > 0 ? d.Title : d.Id, d.Publisher, d.Date, passages.GetValueOrDefault(d.Id)))];
        return new PageResult<DocumentListPage>(new Dictionary<string, object?>
        {
            [nameof(DocumentListPage.Total)] = knowledge.Documents.Count,
            [nameof(DocumentListPage.Matches)] = matches.Length,
            [nameof(DocumentListPage.Rows)] = rows,
            [nameof(DocumentListPage.Filter)] = filter,
            [nameof(DocumentListPage.PageNumber)] = number,
            [nameof(DocumentListPage.Pages)] = pages,
        });
    }

    private static async Task<IResult> ShowAsync(
        string id, IBotSource bots, CancellationToken cancellationToken, string? from = null, string? to = null)
    {
        KnowledgeSnapshot knowledge = (await bots.CurrentAsync(cancellationToken)).Knowledge;
        if (!knowledge.Documents.TryGetValue(id, out Document? document))
        {
            return NotFoundPage.Of($"There is no document “{id}”. It may have been renamed or taken out of the folder.", SitePage.Documents);
        }

        bool right = CitedRange.TryRead(from, to, document.Text, out TextSpan? cited);
        Passage[] passages = [.. knowledge.Passages.Where(p => p.DocumentId == document.Id)];
        return new PageResult<DocumentPage>(new Dictionary<string, object?>
        {
            [nameof(DocumentPage.Document)] = document.Title.Length > 0 ? document : document with { Title = document.Id },
            [nameof(DocumentPage.Blocks)] = DocumentOutline.Of(document, passages),
            [nameof(DocumentPage.Cited)] = cited,
            [nameof(DocumentPage.IsRangeWrong)] = !right,
        });
    }

    private static bool Has(string? value, string filter) => filter.Length == 0 || value?.Contains(filter, StringComparison.OrdinalIgnoreCase) == true;
}
