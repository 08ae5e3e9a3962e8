using System.Text.RegularExpressions;
using CoopBot.Answering.Mentions;
using CoopBot.Knowledge;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding.Evidence;

/// <summary>What a reader of the whole document knows when reaching one of its passages: whom and what it is about, and its abbreviations.</summary>
/// <remarks>
/// A passage rarely repeats the document's subject, and it uses short forms that another passage introduced. Without this the
/// reader takes "El Salvador's prisons" and a passage on "the prisons" of a text about El Salvador for different things.
/// </remarks>
internal sealed partial class DocumentContext
{
    /// <summary>A name that stands in at least this share of a document's passages is a subject of it.</summary>
    private const double SubjectShare = 0.3;

    /// <summary>… and in at least this many.</summary>
    private const int SubjectPassages = 3;

    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);
    private readonly List<(string Long, string Short)> _abbreviations;

    /// <param name="document">The document.</param>
    /// <param name="passages">Its passages.</param>
    public DocumentContext(Document document, IReadOnlyCollection<Passage> passages)
    {
        Document = document;
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (Passage passage in passages)
        {
            foreach (string name in MentionExtractor.Extract(passage.Text).Where(m => m.Kind == MentionKind.Name).Select(m => Key(m.Text)).Distinct(StringComparer.Ordinal))
            {
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }
        }

        _subjects.UnionWith(counts.Where(c => c.Value >= SubjectPassages && c.Value >= SubjectShare * passages.Count).Select(c => c.Key));
        _abbreviations = [.. Definitions(document.Text)];
    }

    public Document Document { get; }

    /// <summary>The names in <paramref name="query"/> that the document is about and that <paramref name="passage"/> does not repeat.</summary>
    public IEnumerable<string> UnsaidSubjects(string query, string passage) =>
        MentionExtractor.Extract(query)
            .Where(m => m.Kind == MentionKind.Name && _subjects.Contains(Key(m.Text)) && !passage.Contains(m.Text, StringComparison.OrdinalIgnoreCase))
            .Select(m => m.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The query with names in the form that the passage uses: the long one or the abbreviation.</summary>
    public string Adapt(string query, string passage)
    {
        foreach ((string full, string abbreviation) in _abbreviations)
        {
            bool hasFull = passage.Contains(full, StringComparison.OrdinalIgnoreCase), hasShort = HasWord(passage, abbreviation);
            if (hasShort && !hasFull && query.Contains(full, StringComparison.OrdinalIgnoreCase))
            {
                query = query.Replace(full, abbreviation, StringComparison.OrdinalIgnoreCase);
            }
            else if (hasFull && !hasShort && HasWord(query, abbreviation) && !query.Contains(full, StringComparison.OrdinalIgnoreCase))
            {
                query = ReplaceWord(query, abbreviation, full);
            }
        }

        return query;
    }

    /// <summary>True when the query names the publisher: "according to the State Department page".</summary>
    public bool MentionsPublisher(string query)
    {
        if (Document.Publisher is not { Length: > 0 } publisher)
        {
            return false;
        }

        HashSet<string> terms = [.. TextAnalyzer.Analyze(publisher).Select(t => t.Text)];
        return MentionExtractor.Extract(query).Any(m => m.Kind == MentionKind.Name && TextAnalyzer.Analyze(m.Text) is { Count: > 0 } name && name.All(t => terms.Contains(t.Text)));
    }

    private static string Key(string name) => string.Join(' ', TextAnalyzer.Analyze(name).Select(t => t.Text));

    /// <summary>"Police Athletic League (PAL)" and "PAL (Police Athletic League)", where the capitals agree.</summary>
    private static IEnumerable<(string Long, string Short)> Definitions(string text)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (Match match in Parenthesis().Matches(text))
        {
            string inside = match.Groups["inside"].Value.Trim();
            string[] before = text[Math.Max(0, match.Index - 120)..match.Index].Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            if (IsAbbreviation(inside))
            {
                for (int words = Math.Min(before.Length, inside.Length + 4); words >= 2; words--)
                {
                    string candidate = string.Join(' ', before[^words..]);
                    if (Initials(candidate) == Letters(inside) && char.IsUpper(candidate[0]) && seen.Add(inside))
                    {
                        yield return (candidate, inside);
                        break;
                    }
                }
            }
            else if (before.Length > 0 && IsAbbreviation(before[^1]) && Initials(inside) == Letters(before[^1]) && seen.Add(before[^1]))
            {
                yield return (inside, before[^1]);
            }
        }
    }

    private static bool IsAbbreviation(string text) => text.Length is >= 2 and <= 12 && Letters(text).Length >= 2 && text.All(c => char.IsUpper(c) || char.IsDigit(c) || c is '.' or '-' or '&');

    private static string Letters(string abbreviation) => string.Concat(abbreviation.Where(char.IsLetter));

    /// <summary>The first letters of the capitalised words and of the parts of "Anti-Gang".</summary>
    private static string Initials(string name) =>
        string.Concat(name.Split([' ', '-', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsUpper(w[0])).Select(w => w[0]));

    private static bool HasWord(string text, string word) => FindWord(text, word) >= 0;

    private static string ReplaceWord(string text, string word, string replacement)
    {
        int at = FindWord(text, word);
        return at < 0 ? text : text[..at] + replacement + text[(at + word.Length)..];
    }

    private static int FindWord(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length])))
            {
                return at;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"\((?<inside>[^()\n]{2,100})\)")]
    private static partial Regex Parenthesis();
}
