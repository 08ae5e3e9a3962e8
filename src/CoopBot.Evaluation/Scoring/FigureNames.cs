namespace CoopBot.Evaluation.Scoring;

/// <summary>The names of the figures in JSON, shared by reports, baselines and gates.</summary>
public static class FigureNames
{
    public const string MeanError = "mean_error";
    public const string AnswerabilityAuroc = "answerability_auroc";
    public const string ClaimsMacroF1 = "claims_macro_f1";
    public const string CalibrationError = "calibration_error";
    public const string GoldRecall = "citations.gold_recall";
    public const string GoldPrecision = "citations.gold_precision";
    public const string Citations = "citations";
    public const string FalseAnswers = "false_answers";
    public const string FalseRefusals = "false_refusals";
    public const string Mrr = "mrr";

    /// <summary>The name of recall@k.</summary>
    public static string RecallAt(int k) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"recall@{k}");

    /// <summary>Every figure that is one number of its own, rates included; null where the cases don't give it.</summary>
    public static IEnumerable<(string Name, double? Value)> Scalars(Figures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        foreach (RateFigure rate in figures.Rates)
        {
            yield return (rate.Name, rate.Rate);
        }

        yield return (MeanError, figures.MeanError);
        yield return (AnswerabilityAuroc, figures.AnswerabilityAuroc);
        yield return (ClaimsMacroF1, figures.ClaimsMacroF1);
        yield return (CalibrationError, figures.CalibrationError);
        yield return (GoldRecall, figures.Citations.GoldRecall);
        yield return (GoldPrecision, figures.Citations.GoldPrecision);
        yield return (FalseAnswers, figures.Errors.FalseAnswerRate);
        yield return (FalseRefusals, figures.Errors.FalseRefusalRate);
        foreach ((int k, double recall) in figures.Retrieval?.Recall ?? [])
        {
            yield return (RecallAt(k), recall);
        }

        yield return (Mrr, figures.Retrieval?.Mrr);
    }
}
