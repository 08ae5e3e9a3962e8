using System.Globalization;
using System.Text.RegularExpressions;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Running;

/// <summary>A judged case with all that a report shows of it: the documents needn't be at hand any more.</summary>
/// <param name="Measures">The case, the answer and how they compare.</param>
/// <param name="Error">Why the case could not be run, for people; null when it was.</param>
/// <param name="Contexts">One for each citation of the answer, in order.</param>
public sealed record RanCase(CaseMeasures Measures, string? Error, IReadOnlyList<CitationContext> Contexts)
{
    public SuiteCase Case => Measures.Case;

    public Answer? Answer => Measures.Answer;

    /// <summary>Judges a result while its documents are at hand.</summary>
    public static RanCase Of(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        try
        {
            IReadOnlyList<Citation> citations = result.Answer?.Citations ?? [];
            return new RanCase(
                result.Measure(),
                result.Error?.Message ?? (result.Answer is null ? "no answer" : null),
                [.. citations.Select(c => CitationContext.Around(c, result.Engine?.TextOf(c.DocumentId)))]);
        }
        catch (RegexMatchTimeoutException e)
        {
            // Neither right nor wrong: without the answer, nobody tries the pattern on it again.
            string error = string.Create(CultureInfo.InvariantCulture, $"the pattern {e.Pattern} took longer than {e.MatchTimeout.TotalSeconds:0} seconds: write it without nested repetitions");
            return new RanCase((result with { Answer = null }).Measure(), error, []);
        }
    }
}

/// <summary>The words of the document around a citation.</summary>
/// <param name="Before">What stands before it; empty at the document's beginning, or where the citation doesn't fit the document.</param>
/// <param name="After">What stands behind it.</param>
public sealed record CitationContext(string Before, string After)
{
    private const int Shown = 200;

    /// <summary>Up to 200 characters on each side, cut between words.</summary>
    /// <param name="citation">The citation.</param>
    /// <param name="text">The document's canonical text; null when it isn't known.</param>
    public static CitationContext Around(Citation citation, string? text)
    {
        ArgumentNullException.ThrowIfNull(citation);
        if (text is null || citation.Start < 0 || citation.End > text.Length || citation.Start > citation.End)
        {
            return new CitationContext("", "");
        }

        int from = Math.Max(0, citation.Start - Shown);
        int to = Math.Min(text.Length, citation.End + Shown);
        string before = text[from..citation.Start];
        string after = text[citation.End..to];
        int firstGap = before.AsSpan().IndexOfAny(' ', '\n');
        int lastGap = after.AsSpan().LastIndexOfAny(' ', '\n');
        return new CitationContext(
            from > 0 && firstGap >= 0 ? "…" + before[firstGap..] : before,
            to < text.Length && lastGap >= 0 ? after[..(lastGap + 1)] + "…" : after);
    }
}
