using System.Text.RegularExpressions;

namespace CoopBot.Knowledge.Text;

/// <summary>Recognises the words under a picture or table by the credit or label they carry.</summary>
internal static partial class CaptionDetector
{
    private const int LongestCaption = 60;

    public static void Mark(string text, List<BlockDraft> drafts)
    {
        foreach (BlockDraft draft in drafts)
        {
            if (draft.IsProse && draft.Words <= LongestCaption)
            {
                string words = draft.Span.Of(text);
                if (Label().IsMatch(words) || Credit().IsMatch(words))
                {
                    draft.Kind = BlockKind.Caption;
                }
            }
        }
    }

    [GeneratedRegex(@"^(?:Fig(?:ure|\.)|Table|Chart|Map|Photo|Image|Picture)\s*\d+[.:]\s|^(?:Photo|Image|Picture)(?:\s+credit|\s+by)?:\s", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\((?:[^()]*\s)?(?:Photo|Image|Picture|Illustration)s?(?:\s|/|:|\))[^()]*\)?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Credit();
}
