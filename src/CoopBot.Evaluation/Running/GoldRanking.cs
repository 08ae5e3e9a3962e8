using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;
using CoopBot.Retrieval;

namespace CoopBot.Evaluation.Running;

/// <summary>Where retrieval ranks the passages that a case names.</summary>
internal static class GoldRanking
{
    /// <summary>Ranks looked at: as deep as the deepest figure.</summary>
    private static readonly int Depth = RetrievalFigures.Cutoffs.Max();

    /// <summary>The first rank that holds each named passage. Asked for beside the answer, so that its time stays its own.</summary>
    /// <returns>Null where the case names none, or nothing ranks.</returns>
    public static async Task<IReadOnlyList<int?>?> OfAsync(SuiteCase @case, Answer answer, Engine engine, CancellationToken cancellationToken)
    {
        if (@case.Cite.Count == 0 || engine.Retriever is not { } retriever || string.IsNullOrWhiteSpace(answer.ResolvedQuestion))
        {
            return null;
        }

        IReadOnlyList<RankedPassage> ranked = await retriever.RetrieveAsync(answer.ResolvedQuestion, Depth, cancellationToken);
        return [.. @case.Cite.Select(wanted => RankOf(wanted, ranked, engine))];
    }

    private static int? RankOf(GoldCitation wanted, IReadOnlyList<RankedPassage> ranked, Engine engine)
    {
        int at = wanted.Quote is { } quote ? engine.TextOf(wanted.Document)?.IndexOf(quote, StringComparison.Ordinal) ?? -1 : -1;
        TextSpan? place = at < 0 ? null : new TextSpan(at, at + wanted.Quote!.Length);
        return ranked.FirstOrDefault(r => Holds(r.Passage, wanted, place))?.Rank;
    }

    /// <summary>By place where the words stand in the document, else by words: a suite may quote with other spaces and marks.</summary>
    private static bool Holds(Passage passage, GoldCitation wanted, TextSpan? place)
    {
        if (!string.Equals(passage.DocumentId, wanted.Document, StringComparison.Ordinal))
        {
            return false;
        }

        if (wanted.Quote is not { } quote || place?.Overlaps(passage.Span) == true)
        {
            return true;
        }

        string words = PassageOverlap.Squeeze(passage.Text);
        string wantedWords = PassageOverlap.Squeeze(quote);
        return place is null && (words.Contains(wantedWords, StringComparison.Ordinal) || wantedWords.Contains(words, StringComparison.Ordinal));
    }
}
