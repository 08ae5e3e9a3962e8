using System.Text.RegularExpressions;
using CoopBot.Answering.Generation;
using CoopBot.Answering.Languages;
using CoopBot.Retrieval;

namespace CoopBot.Grounding.Generated;

/// <summary>Brings verified sentences into the person's language, and lets through what says the same when it is brought back.</summary>
/// <remarks>The reader knows the documents' language only. So a translation is translated back by a call that doesn't see the original, and that is verified like any draft.</remarks>
internal sealed partial class AnswerTranslation(DraftWriter writer, DraftVerifier verifier)
{
    /// <summary>The sentences, translated where that held; the others as they were.</summary>
    public async Task<IReadOnlyList<VerifiedSentence>> ToAsync(Language language, Language documents, IReadOnlyList<VerifiedSentence> sentences, IReadOnlyList<RankedPassage> offered, CancellationToken cancellationToken)
    {
        (IReadOnlyList<string>? there, _) = await writer.TranslateAsync([.. sentences.Select(static s => s.Sentence.Text)], language.Name, cancellationToken);
        if (there is null)
        {
            return sentences;
        }

        (IReadOnlyList<string>? back, _) = await writer.TranslateAsync(there, documents.Name, cancellationToken);
        if (back is null)
        {
            return sentences;
        }

        IReadOnlyList<VerifiedSentence> checkedAgain = await verifier.VerifyAsync([.. sentences.Select((s, i) => s.Sentence with { Text = back[i] })], offered, cancellationToken);
        return [.. sentences.Select((s, i) => checkedAgain[i].Holds && SameFigures(s.Sentence.Text, there[i]) && SameQuotations(s.Sentence.Text, there[i])
            ? s with { Sentence = s.Sentence with { Text = there[i] } }
            : s)];
    }

    // "1,234.5" is "1.234,5" elsewhere: the digits are what must be the same.
    private static bool SameFigures(string one, string other) => Figures(one).SequenceEqual(Figures(other), StringComparer.Ordinal);

    private static IEnumerable<string> Figures(string text) =>
        Number().Matches(text).Select(static m => string.Concat(m.Value.Where(char.IsDigit))).Order(StringComparer.Ordinal);

    private static bool SameQuotations(string one, string other) => Quoted().Matches(one).All(q => other.Contains(q.Groups["words"].Value, StringComparison.Ordinal));

    [GeneratedRegex(@"\d+(?:[.,\u00A0\u202F ]\d+)*")]
    private static partial Regex Number();

    [GeneratedRegex("[\"“](?<words>[^\"“”]+)[\"”]")]
    private static partial Regex Quoted();
}
