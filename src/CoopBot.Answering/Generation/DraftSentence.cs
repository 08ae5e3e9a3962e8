using System.Globalization;
using System.Text.RegularExpressions;
using CoopBot.Knowledge.Text;

namespace CoopBot.Answering.Generation;

/// <summary>One sentence of a draft.</summary>
/// <param name="Text">Its words, without Markdown and numbers.</param>
/// <param name="Cited">The numbers behind it, as the model wrote them; may be empty or wrong.</param>
/// <param name="Line">The line that it stands on, from 0.</param>
/// <param name="IsItem">Whether that line is an item of a list.</param>
public sealed partial record DraftSentence(string Text, IReadOnlyList<int> Cited, int Line, bool IsItem)
{
    /// <summary>The sentences of a draft; none for one without words.</summary>
    public static IReadOnlyList<DraftSentence> Parse(string draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        List<DraftSentence> sentences = [];
        string[] lines = draft.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Match item = ListMark().Match(lines[i]);

            // "… in 1992. [2]" and "… in 1992 [2]." are the same sentence.
            string line = LateMarker().Replace(lines[i][item.Length..].Trim(), "$2$1");
            foreach (TextSpan span in SentenceSplitter.Split(line, new TextSpan(0, line.Length)))
            {
                string sentence = span.Of(line);
                string text = Blanks().Replace(Markup().Replace(Markers().Replace(sentence, ""), "$1"), " ").Trim();
                text = BeforeStop().Replace(text, "$1");
                if (text.Any(char.IsLetterOrDigit))
                {
                    sentences.Add(new DraftSentence(text, [.. Markers().Matches(sentence).SelectMany(static m => Digits().Matches(m.Value)).Select(Number).Distinct()], i, item.Success));
                }
            }
        }

        return sentences;
    }

    private static int Number(Match digits) => int.TryParse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    [GeneratedRegex(@"^\s*(?:[-+*•]|\d+[.)]|#{1,6})\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"([.!?])((?:\s*\[\d+(?:\s*[,;]\s*\d+)*\])+)(?=\s|$)")]
    private static partial Regex LateMarker();

    [GeneratedRegex(@"\s*\[\d+(?:\s*[,;]\s*\d+)*\]")]
    private static partial Regex Markers();

    // Emphasis and code marks; what stands between them stays.
    [GeneratedRegex(@"(?:\*\*|__|`)(.+?)(?:\*\*|__|`)")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s+([.,;:!?])")]
    private static partial Regex BeforeStop();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
