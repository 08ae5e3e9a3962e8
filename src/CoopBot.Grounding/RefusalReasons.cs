using CoopBot.Grounding.Answers;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding;

/// <summary>Names why a question is not answered.</summary>
internal sealed class RefusalReasons(ILexicalStatistics statistics)
{
    /// <summary>Share of the question's term weight below which nothing counts as near.</summary>
    private const double NearCoverage = 0.34;

    public RefusalReason Of(Finding finding)
    {
        if (finding.Evidence.Count == 0)
        {
            return RefusalReason.NoEvidence;
        }

        if (finding.Evidence.Max(e => e.Coverage) >= NearCoverage)
        {
            return RefusalReason.NotStated;
        }

        // Where the documents know at most a word or so of the question, it is about something else.
        bool known = finding.Asked.Known(statistics) > 0.5;
        return known ? RefusalReason.NoEvidence : RefusalReason.OffTopic;
    }
}
