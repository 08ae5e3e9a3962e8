using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>How our metrics say what they found; all evaluators say it alike.</summary>
internal static class MetricResults
{
    /// <summary>Right or wrong.</summary>
    public static void Judge(this BooleanMetric metric, bool right, string reason)
    {
        metric.Value = right;
        metric.Reason = reason;
        metric.Interpretation = right
            ? new EvaluationMetricInterpretation(EvaluationRating.Exceptional)
            : new EvaluationMetricInterpretation(EvaluationRating.Unacceptable, failed: true, reason);
    }

    /// <summary>A share from 0 to 1, of which only the whole passes.</summary>
    public static void Judge(this NumericMetric metric, int right, int of, string reason)
    {
        double share = (double)right / of;
        metric.Value = share;
        metric.Reason = reason;
        EvaluationRating rating = share switch
        {
            1 => EvaluationRating.Exceptional,
            >= 0.8 => EvaluationRating.Good,
            >= 0.5 => EvaluationRating.Average,
            > 0 => EvaluationRating.Poor,
            _ => EvaluationRating.Unacceptable,
        };
        metric.Interpretation = right == of ? new EvaluationMetricInterpretation(rating) : new EvaluationMetricInterpretation(rating, failed: true, reason);
    }

    /// <summary>There was nothing to judge: no value, and no failure.</summary>
    public static void LeaveOpen(this EvaluationMetric metric, string reason)
    {
        metric.Reason = reason;
        metric.Interpretation = new EvaluationMetricInterpretation(EvaluationRating.Inconclusive, reason: reason);
        metric.AddDiagnostics(EvaluationDiagnostic.Informational(reason));
    }

    /// <summary>It could not be judged, for want of what the caller has to give: no value, and an error.</summary>
    public static void Lack<TContext>(this EvaluationMetric metric)
        where TContext : EvaluationContext =>
        metric.AddDiagnostics(EvaluationDiagnostic.Error($"Give a {typeof(TContext).Name} in additionalContext: without it this can't be judged."));

    /// <summary>The context of a type; null when the caller gave none.</summary>
    public static TContext? Find<TContext>(this IEnumerable<EvaluationContext>? contexts)
        where TContext : EvaluationContext => contexts?.OfType<TContext>().FirstOrDefault();
}
