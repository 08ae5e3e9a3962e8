using CoopBot.Knowledge;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CoopBot.Mcp;

/// <summary>The documents as resources: <c>coopbot://documents/ID</c> is a document's canonical text.</summary>
internal static class DocumentResources
{
    private const string Root = "coopbot://documents/";
    private const string Plain = "text/plain";

    public static ListResourcesResult List(KnowledgeSnapshot knowledge) => new()
    {
        Resources = [.. knowledge.Documents.Values.OrderBy(static d => d.Id, StringComparer.Ordinal).Select(static d => new Resource
        {
            Uri = UriOf(d.Id), Name = d.Id, Title = d.Title, MimeType = Plain, Description = string.Join(", ", new[] { d.Publisher, d.Date }.OfType<string>()),
        })],
    };

    public static ReadResourceResult Read(KnowledgeSnapshot knowledge, string? uri) =>
        uri is not null && uri.StartsWith(Root, StringComparison.Ordinal) && knowledge.Documents.TryGetValue(Uri.UnescapeDataString(uri[Root.Length..]), out Document? document)
            ? new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = Plain, Text = document.Text }] }
            : throw new McpProtocolException("There is no such document.", McpErrorCode.ResourceNotFound);

    // As addresses have it: an id is a path, whose slashes stay.
    private static string UriOf(string id) => Root + string.Join('/', id.Split('/').Select(Uri.EscapeDataString));
}
