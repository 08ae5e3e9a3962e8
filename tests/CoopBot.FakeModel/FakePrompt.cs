using System.Text.RegularExpressions;

namespace CoopBot.FakeModel;

/// <summary>What a prompt of CoopBot's holds, read as a model would read it: passages between fences, and the question behind them.</summary>
public static partial class FakePrompt
{
    /// <summary>The passages by number; none for a prompt of another kind.</summary>
    public static IReadOnlyList<(int Number, string Text)> Passages(string prompt) =>
        [.. Fenced().Matches(prompt).Select(static m => (int.Parse(m.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), m.Groups["text"].Value))];

    /// <summary>What is asked: the last line that begins with "Question:", or all of it.</summary>
    public static string Question(string prompt)
    {
        Match match = Asked().Matches(prompt).LastOrDefault() ?? Match.Empty;
        return match.Success ? match.Groups["question"].Value.Trim() : prompt;
    }

    /// <summary>The sentence of the passages that shares most words with the question, and the number of its passage; null without passages.</summary>
    public static IReadOnlyList<(int Number, string Sentence)> BestSentences(string prompt, int count)
    {
        HashSet<string> asked = [.. Words().Matches(Question(prompt).ToLowerInvariant()).Select(static m => m.Value)];
        return
        [
            .. Passages(prompt)
                .SelectMany(static p => Sentences().Matches(p.Text).Select(m => (p.Number, Sentence: m.Value.Trim())))
                .Where(static s => s.Sentence.Length > 0)
                .DistinctBy(static s => s.Sentence)
                .OrderByDescending(s => Words().Matches(s.Sentence.ToLowerInvariant()).Select(static m => m.Value).Distinct(StringComparer.Ordinal).Count(asked.Contains))
                .Take(count),
        ];
    }

    [GeneratedRegex(@"^=+ (?<fence>\w+) PASSAGE (?<n>\d+).*=+\n(?<text>(?s:.*?))\n=+ \k<fence> END OF PASSAGE \k<n> =+$", RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"^Question: (?<question>.*)$", RegexOptions.Multiline)]
    private static partial Regex Asked();

    [GeneratedRegex(@"[\p{L}\p{N}]{3,}")]
    private static partial Regex Words();

    [GeneratedRegex(@"[^\n]+?(?:[.!?](?=\s|$)|$)", RegexOptions.Multiline)]
    private static partial Regex Sentences();
}
