using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CoopBot.Knowledge.Text.Furniture;

/// <summary>The words with which web pages speak of themselves and their controls, whatever they are about.</summary>
internal static partial class PageVocabulary
{
    /// <summary>Words that name a page, its address or its technique.</summary>
    private static readonly FrozenSet<string> Web = Set(
        "website websites site sites webpage webpages homepage link links url browser browsers cookie cookies javascript online http https www " +
        "newsletter login logout username password rss adobe flash popup");

    /// <summary>Words that count for little alone, but together with one of the others speak of the page.</summary>
    private static readonly FrozenSet<string> Weak = Set(
        "official secure securely connected viewing archived archive archives content updated page pages click download share print subscribe sign " +
        "privacy policy terms accept preferences settings browsing visitors version desktop mobile screen enable enabled disabled");

    /// <summary>Words on buttons and in menus.</summary>
    private static readonly FrozenSet<string> Control = Set(
        "accessibility skip navigation menu search share print email subscribe login register sitemap home contact about help faq faqs cookie cookies " +
        "privacy terms conditions copyright advertisement advertisements sponsored related links link facebook twitter instagram youtube linkedin " +
        "whatsapp pinterest breaking latest trending news headlines stories top back next previous close open toggle more read comments comment " +
        "reply follow rss feed feeds newsletter newsletters language english español français text size font larger smaller download");

    /// <summary>Words that may stand between control words.</summary>
    private static readonly FrozenSet<string> Filler = Set("to the of a an our us this main content on in by for and up down page site use with via all you your");

    /// <summary>True when a line consists of control words alone: "Skip to main content", "Share on Facebook".</summary>
    public static bool IsControl(string text, TextSpan span)
    {
        int controls = 0;
        foreach (TextSpan word in TextShape.Words(text, span))
        {
            string key = Key(text, word);
            if (Control.Contains(key))
            {
                controls++;
            }
            else if (!Filler.Contains(key))
            {
                return false;
            }
        }

        return controls > 0;
    }

    /// <summary>How strongly a stretch speaks of a web page: strong words and address endings twice, weak words once.</summary>
    public static (int Strong, int Weak) Count(string text, TextSpan span)
    {
        int strong = 0;
        int weak = 0;
        foreach (TextSpan word in TextShape.Words(text, span))
        {
            string key = Key(text, word);
            if (Web.Contains(key) || Address().IsMatch(text.AsSpan(word.Start, word.Length)))
            {
                strong++;
            }
            else if (Weak.Contains(key))
            {
                weak++;
            }
        }

        return (strong, weak);
    }

    /// <summary>True when a line breaks off where a link stood: "For current information, go to".</summary>
    public static bool IsCutOff(string text, TextSpan span) => CutOff().IsMatch(text.AsSpan(span.Start, span.Length));

    /// <summary>True when a short sentence only points at a link that is gone: "The video can be found here."</summary>
    public static bool IsPointer(string text, TextSpan span) => Pointer().IsMatch(text.AsSpan(span.Start, span.Length));

    /// <summary>True for a notice of rights.</summary>
    public static bool IsCopyright(string text, TextSpan span) => Copyright().IsMatch(text.AsSpan(span.Start, span.Length));

    private static string Key(string text, TextSpan word) => text[word.Start..word.End].Trim(Edges).ToLowerInvariant();

    private static readonly char[] Edges = [.. "()[]{}<>\"'“”‘’.,:;!?-–—/\\|*#»«›‹"];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^\(?(?:https?:|www\.|\.(?:gov|com|org|net|edu|mil|int|eu)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s(?:to|at|from|via|see|visit)\s*:?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CutOff();

    [GeneratedRegex(@"\b(?:found|available|viewed|accessed|downloaded|seen|watched|read|click|visit)\b(?:\s\w+){0,3}\s+here\W*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"^(?:©|\(c\)\s|copyright\b).*\d{4}|\ball rights reserved\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Copyright();
}
