using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CoopBot.Knowledge.Reading;

/// <summary>What a page states about itself in its head: title, publisher, date.</summary>
internal sealed record HtmlMetadata(string? Title, string? Publisher, string? Date)
{
    public static HtmlMetadata Of(IHtmlDocument page)
    {
        (string? date, string? publisher) = LinkedData(page);
        return new HtmlMetadata(
            Meta(page, "og:title") ?? Words(page.QuerySelector("title")?.TextContent) ?? Words(page.QuerySelector("h1")?.TextContent),
            Meta(page, "og:site_name") ?? Meta(page, "publisher") ?? Meta(page, "dc.publisher") ?? Meta(page, "dcterms.publisher") ?? publisher,
            DateText.TryRead(Meta(page, "article:published_time") ?? Meta(page, "date") ?? Meta(page, "dc.date") ?? Meta(page, "dcterms.date")
                ?? Meta(page, "dcterms.issued") ?? date ?? page.QuerySelector("time[datetime]")?.GetAttribute("datetime")));
    }

    private static string? Meta(IHtmlDocument page, string name)
    {
        IElement? meta = page.QuerySelectorAll("meta[content]").FirstOrDefault(element =>
            string.Equals(element.GetAttribute("property") ?? element.GetAttribute("name"), name, StringComparison.OrdinalIgnoreCase));
        return Words(meta?.GetAttribute("content"));
    }

    /// <summary>schema.org data, as news pages carry it. What is not as expected is left alone.</summary>
    private static (string? Date, string? Publisher) LinkedData(IHtmlDocument page)
    {
        foreach (IElement script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using JsonDocument data = JsonDocument.Parse(script.TextContent);
                JsonElement root = data.RootElement;
                if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("datePublished", out JsonElement date) && date.ValueKind == JsonValueKind.String)
                {
                    string? name = root.TryGetProperty("publisher", out JsonElement publisher) && publisher.ValueKind == JsonValueKind.Object
                        && publisher.TryGetProperty("name", out JsonElement stated) && stated.ValueKind == JsonValueKind.String ? stated.GetString() : null;
                    return (date.GetString(), Words(name));
                }
            }
            catch (JsonException)
            {
                // Broken data beside the page says nothing about the page.
            }
        }

        return (null, null);
    }

    private static string? Words(string? value) => string.IsNullOrWhiteSpace(value) ? null : CanonicalText.OneLine(value);
}
