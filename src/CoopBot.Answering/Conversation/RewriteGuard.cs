using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Conversation;

/// <summary>Looks at a follow-up that a model rewrote before anything is asked with it.</summary>
public static class RewriteGuard
{
    /// <summary>A question that stands alone is not much longer than what it was made from.</summary>
    private const int LongestAddition = 200;

    /// <summary>The rewritten question, or null when it brings what the person didn't: another name, another number, more lines, an order.</summary>
    /// <param name="rewritten">As the model wrote it.</param>
    /// <param name="question">As the person wrote it.</param>
    /// <param name="history">The person's earlier turns.</param>
    /// <param name="maxLength">Longest question taken.</param>
    public static string? Accept(string rewritten, string question, IReadOnlyList<string> history, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(rewritten);
        ArgumentNullException.ThrowIfNull(question);
        string plain = rewritten.Trim().Trim('"', '“', '”').Trim();
        if (plain.Contains('\n', StringComparison.Ordinal) || plain.Length > question.Length + LongestAddition || InputGate.Inspect(plain, maxLength) is not null || Misuse.IsOrder(plain))
        {
            return null;
        }

        HashSet<string> said = history.Append(question).SelectMany(static t => Words.Of(t)).Select(static w => Stem(w.Lower)).ToHashSet(StringComparer.Ordinal);
        return MentionExtractor.Extract(plain).All(m => Words.Of(m.Text).All(w => said.Contains(Stem(w.Lower)))) ? plain : null;
    }

    private static string Stem(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;
}
