using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoopBot.Answering.Generation;

/// <summary>Texts of others between lines that they can't forge: each fence holds a word made from all of them, which stands in none.</summary>
internal static class FencedText
{
    private const int FenceDigits = 12;

    /// <summary>A word for the fences of these texts; the same texts give the same.</summary>
    public static string FenceFor(IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        string seed = string.Join('\n', all);
        string fence;
        do
        {
            seed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
            fence = "F" + seed[..FenceDigits];
        }
        while (all.Any(t => t.Contains(fence, StringComparison.OrdinalIgnoreCase)));

        return fence;
    }

    /// <summary>Passages under their numbers, with what a reader of the document would know.</summary>
    public static string Passages(string fence, IReadOnlyList<DraftPassage> passages) => string.Join("\n\n", passages.Select((p, i) =>
    {
        string about = TemplateText.Line(string.Join(", ", new[] { p.Title, p.Heading, p.Date ?? "" }.Where(static t => t.Length > 0)));
        return Block(fence, string.Create(CultureInfo.InvariantCulture, $"PASSAGE {i + 1}"), about.Length > 0 ? ": " + about : "", p.Text);
    }));

    /// <summary>Lines under their numbers, in one block.</summary>
    public static string Lines(string fence, string name, IReadOnlyList<string> lines) =>
        Block(fence, name, "", string.Join('\n', lines.Select((l, i) => string.Create(CultureInfo.InvariantCulture, $"[{i + 1}] {TemplateText.Line(l)}"))));

    private static string Block(string fence, string name, string about, string text) => $"===== {fence} {name}{about} =====\n{text}\n===== {fence} END OF {name} =====";
}

/// <summary>A passage as the model is given it.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Heading">The headings above it; may be empty.</param>
/// <param name="Date">The document's date, or null.</param>
/// <param name="Text">Its words, unchanged.</param>
public sealed record DraftPassage(string Title, string Heading, string? Date, string Text);
