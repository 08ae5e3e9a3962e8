using CoopBot.Answering.Mentions;
using CoopBot.Grounding.Evidence;

namespace CoopBot.Grounding.Generated;

/// <summary>Finds what was changed in a sentence that was taken over almost as it stands: the reader, which judges meanings, passes over a single word.</summary>
internal static class NearCopy
{
    /// <summary>From this share of words in common a sentence counts as taken over.</summary>
    public const double FromKept = 0.6;

    /// <summary>A longer stretch that was left out is a clause of its own, and its negation with it.</summary>
    private const int LongestSwap = 3;

    /// <summary>True when a number, a name, a negation or a direction was put in place of another.</summary>
    /// <param name="claim">What was written.</param>
    /// <param name="edits">How it differs from a sentence of a document.</param>
    /// <param name="source">That sentence.</param>
    public static bool Changes(string claim, IReadOnlyList<WordEdit> edits, string source)
    {
        HashSet<string> written = NameWords(claim), there = NameWords(source);
        return edits.Any(e => ChangesNegation(e) || ChangesName(e, written, there) || ChangesFigure(e) || Polarity.Opposed(Text(e.Written), Text(e.Source)));
    }

    private static bool ChangesNegation(WordEdit edit) =>
        edit.Source.Count <= LongestSwap && Polarity.Negated(Text(edit.Written)) != Polarity.Negated(Text(edit.Source));

    private static bool ChangesName(WordEdit edit, HashSet<string> written, HashSet<string> there)
    {
        string[] now = [.. edit.Written.Where(w => written.Contains(Plain(w)))], before = [.. edit.Source.Where(w => there.Contains(Plain(w)))];
        return now.Length > 0 && before.Length > 0 && Initials(now) != string.Concat(before) && Initials(before) != string.Concat(now);
    }

    private static bool ChangesFigure(WordEdit edit)
    {
        Mention[] now = Figures(edit.Written), before = Figures(edit.Source);
        bool digits = edit.Written.Any(HasDigit) && edit.Source.Any(HasDigit);
        return (digits || (now.Length > 0 && before.Length > 0)) && !now.Any(n => before.Any(b => FigureComparison.Compare(n, b) == Agreement.Same));
    }

    private static bool HasDigit(string word) => word.Any(char.IsDigit);

    private static Mention[] Figures(IReadOnlyList<string> words) => [.. MentionExtractor.Extract(Text(words)).Where(static m => m.Kind != MentionKind.Name)];

    private static HashSet<string> NameWords(string text) => MentionExtractor.Extract(text).Where(static m => m.Kind == MentionKind.Name)
        .SelectMany(static m => m.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Select(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string Plain(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    private static string Initials(string[] words) => string.Concat(words.Select(static w => char.ToUpperInvariant(w[0])));

    private static string Text(IReadOnlyList<string> words) => string.Join(' ', words);
}
