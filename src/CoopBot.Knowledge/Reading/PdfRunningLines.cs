using System.Text;
using System.Text.RegularExpressions;

namespace CoopBot.Knowledge.Reading;

/// <summary>Finds headers and footers: lines at the edge of a page that come again on others, and page numbers.</summary>
internal static partial class PdfRunningLines
{
    /// <summary>Share of the page's height, above and below, in which running lines stand.</summary>
    private const double Margin = 0.12;

    /// <summary>Type smaller than this share of the body's is small print.</summary>
    private const double SmallPrint = 0.9;

    /// <summary>The lines without them, page after page.</summary>
    public static IReadOnlyList<PdfLine> Remove(IReadOnlyList<PdfPageLines> pages)
    {
        var pagesByKey = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (PdfLine line in pages.SelectMany(page => page.Lines).Where(IsInMargin))
        {
            string key = Key(line.Text);
            if (!pagesByKey.TryGetValue(key, out HashSet<int>? on))
            {
                pagesByKey.Add(key, on = []);
            }

            on.Add(line.Page);
        }

        // On a single page nothing comes again; there the small print at its head gives itself away.
        double body = BodySize(pages);

        // Left and right pages often differ, so a running line stands on half of the pages or a little less.
        int fewest = Math.Max(2, pages.Count * 2 / 5);
        return [.. pages.SelectMany(page => page.Lines).Where(line => !IsInMargin(line) || !IsRunning(line))];

        bool IsRunning(PdfLine line) => PageNumber().IsMatch(line.Text) || pagesByKey[Key(line.Text)].Count >= fewest
            || (pages.Count == 1 && line.Height > 1 - Margin && line.Size < body * SmallPrint);
    }

    /// <summary>The size of most letters.</summary>
    public static double BodySize(IEnumerable<PdfPageLines> pages) =>
        pages.SelectMany(page => page.Lines).GroupBy(line => line.Size).OrderByDescending(group => group.Sum(line => line.Text.Length)).ThenBy(group => group.Key).First().Key;

    private static bool IsInMargin(PdfLine line) => line.Height is < Margin or > 1 - Margin;

    /// <summary>The line with its numbers alike: "Handbook 3" and "Handbook 4" are one running line.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetter(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
            else if (char.IsDigit(c) && (key.Length == 0 || key[^1] != '#'))
            {
                key.Append('#');
            }
        }

        return key.ToString();
    }

    [GeneratedRegex(@"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
