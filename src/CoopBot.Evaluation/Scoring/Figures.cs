namespace CoopBot.Evaluation.Scoring;

/// <summary>How many of some cases are right.</summary>
/// <param name="Name"><c>all</c>, an expectation, or <c>#</c> and a tag.</param>
/// <param name="Right">Cases that are right.</param>
/// <param name="Of">Cases in all; at least 1.</param>
public sealed record RateFigure(string Name, int Right, int Of)
{
    /// <summary>The share of right cases, 0 to 1.</summary>
    public double Rate => (double)Right / Of;
}

/// <summary>What the citations of all answers come to.</summary>
/// <param name="Given">Citations in all.</param>
/// <param name="Valid">Of these, the ones that are exact slices of their document.</param>
/// <param name="Answers">Cases that were answered.</param>
/// <param name="AnswersWithout">Answers without a citation: there should be none.</param>
/// <param name="RefusalsWith">Refusals with one, contradicted premises apart: there should be none.</param>
/// <param name="GoldRecall">Share of answers, of those whose case names passages, that cite one of them; null where there are none.</param>
/// <param name="GoldPrecision">Share of the citations of those answers that are of such a passage; null where there are none.</param>
public sealed record CitationFigures(
    int Given, int Valid, int Answers, int AnswersWithout, int RefusalsWith, double? GoldRecall, double? GoldPrecision);

/// <summary>Time from question to answer, in milliseconds.</summary>
/// <param name="P50">Half of the cases took no longer (the upper of the middle two).</param>
/// <param name="P95">95 % of the cases took no longer.</param>
public sealed record LatencyFigures(double P50, double P95);

/// <summary>The figures of one run over one suite.</summary>
public sealed record Figures
{
    /// <summary>Right cases: all, by expectation, by tag, in the order in which the cases first bring them up.</summary>
    public required IReadOnlyList<RateFigure> Rates { get; init; }

    /// <summary>The mean of the false-refusal and the false-answer rate; null unless the suite has both kinds of questions.</summary>
    public double? MeanError { get; init; }

    /// <summary>How well confidence parts questions to answer from questions to refuse (<see cref="Auroc"/>).</summary>
    public double? AnswerabilityAuroc { get; init; }

    /// <summary>See <see cref="ClaimConfusion.MacroF1"/>.</summary>
    public double? ClaimsMacroF1 { get; init; }

    /// <summary>See <see cref="Calibration.Error"/>.</summary>
    public double? CalibrationError { get; init; }

    public required CitationFigures Citations { get; init; }

    /// <summary>Null when no case could be run.</summary>
    public LatencyFigures? ElapsedMs { get; init; }

    /// <summary>False answers and false refusals.</summary>
    public required ErrorFigures Errors { get; init; }

    /// <summary>Null where no case names a passage, or the ranking wasn't judged.</summary>
    public RetrievalFigures? Retrieval { get; init; }

    /// <summary>The rate of that name, or null.</summary>
    public RateFigure? Rate(string name) => Rates.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.Ordinal));
}
