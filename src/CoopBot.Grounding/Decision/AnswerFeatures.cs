using CoopBot.Answering.Questions;
using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;

namespace CoopBot.Grounding.Decision;

/// <summary>What is measured of a question and its evidence to decide whether it is answered.</summary>
internal static class AnswerFeatures
{
    /// <summary>Stands for the cosine where there is no encoder: about the middle of what a near passage has.</summary>
    public const double NeutralCosine = 0.65;

    /// <summary>The features in a fixed order.</summary>
    /// <param name="question">The question.</param>
    /// <param name="asked">Its terms.</param>
    /// <param name="evidence">The judged candidates, best first; at least one.</param>
    /// <param name="statement">The reader's view of the question and its answer put together; null when there is none.</param>
    public static IReadOnlyList<KeyValuePair<string, double>> Measure(
        QuestionAnalysis question, QuestionTerms asked, IReadOnlyList<EvidenceItem> evidence, ReaderJudgement? statement)
    {
        EvidenceItem top = evidence[0];
        double maxCosine = evidence.Max(e => e.Ranked.Cosine ?? NeutralCosine);
        List<double> cosines = [.. evidence.Select(e => e.Ranked.Cosine ?? NeutralCosine).OrderDescending()];
        List<KeyValuePair<string, double>> features =
        [
            new("sentenceCoverage", top.SentenceCoverage),
            new("coverage", top.Coverage),
            new("bestCoverage", evidence.Max(e => e.Coverage)),
            new("names", asked.NameCoverage(top.View.AllTerms)),
            new("figures", asked.FigureCoverage(top.View.Mentions)),
            new("hasNames", asked.Names.Count > 0 ? 1 : 0),
            new("hasFigures", asked.Figures.Count > 0 ? 1 : 0),
            new("typePresence", top.TypePresence),
            new("typed", AnswerTypePresence.IsTyped(question.Type) ? 1 : 0),
            new("cosine", top.Ranked.Cosine ?? NeutralCosine),
            new("maxCosine", maxCosine),
            new("cosineMargin", maxCosine - cosines.Skip(1).DefaultIfEmpty(maxCosine).Average()),
            new("lexical", asked.Total == 0 ? 0 : top.Ranked.Lexical / asked.Total),
            new("reciprocalRank", 1.0 / top.Ranked.Rank),
            new("terms", Math.Log(1 + asked.Count)),
            new("candidates", Math.Log(1 + evidence.Count)),
            new("isYesNo", question.Type == AnswerType.YesNo ? 1 : 0),
            new("isReason", question.Type is AnswerType.Reason or AnswerType.Manner ? 1 : 0),
            new("isDefinition", question.Type == AnswerType.Definition ? 1 : 0),
            new("isOther", question.Type == AnswerType.Other ? 1 : 0),
        ];
        if (top.Judgement is { } judgement)
        {
            double second = evidence.Skip(1).Select(e => e.Judgement!.Answerability).DefaultIfEmpty(-10).Max();
            features.AddRange(
            [
                new("answerability", judgement.Answerability),
                new("answerabilityMargin", Math.Min(judgement.Answerability - second, 8)),
                new("span", judgement.Span?.Probability ?? 0),
                new("spanMargin", judgement.Span?.Margin ?? 0),
                new("entailed", judgement.Supported),
                new("contradicted", judgement.Contradicted),
                new("hasStatement", statement is null ? 0 : 1),
                new("statementSupported", statement is null ? 0 : Math.Clamp(Math.Log((statement.Supported + 1e-6) / (1 - statement.Supported + 1e-6)), -6, 6)),
                new("statementContradicted", statement?.Contradicted ?? 0),
            ]);
        }

        return features;
    }
}
