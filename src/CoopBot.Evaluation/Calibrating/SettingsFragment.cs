using System.Globalization;
using System.Text;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Decision;

namespace CoopBot.Evaluation.Calibrating;

/// <summary>The settings that a study comes to, as JSON with comments that say what was measured: what <c>appsettings.json</c> takes.</summary>
/// <param name="study">What was measured.</param>
/// <param name="decision">The decision that it holds for.</param>
/// <param name="rule">How the threshold was chosen.</param>
/// <param name="source">What was run, in words.</param>
public sealed class SettingsFragment(CalibrationStudy study, string decision, ThresholdRule rule, string source)
{
    /// <summary>The text, with a line end at its end.</summary>
    public override string ToString()
    {
        OperatingPoint chosen = study.Chosen;
        StringBuilder text = new();
        text.Append("{\n  \"Grounding\": {\n");
        Comment(text, $"coopbot eval calibrate {source}");
        Comment(text, $"Threshold: {rule.Name}; {Rates(chosen)}");
        Comment(text, $"Chosen by four fifths and applied to the other: {Rates(study.CrossValidated)}");
        if (study.HeldChosen is { } unseen)
        {
            Comment(text, $"On the half that was not fitted on: {Rates(unseen)}");
        }

        text.Append(CultureInfo.InvariantCulture, $"    \"AnswerThreshold\": {chosen.Threshold}");
        if (study.Improves)
        {
            text.Append(",\n");
            Comment(text, $"{Errors(chosen)}.");
            text.Append(CultureInfo.InvariantCulture, $"    \"Calibration\": {{\n      \"Decision\": \"{decision}\",\n");
            text.Append(study.AnswersFitted ? $"      \"Right\": {Scaling(study.Fitted.Right!)},\n" : "");
            text.Append(CultureInfo.InvariantCulture, $"      \"Answerable\": {Scaling(study.Fitted.Answerable!)}\n    }}\n");
        }
        else
        {
            text.Append('\n');
            Comment(text, chosen.ErrorAfter is null
                ? "No calibration: the run refused questions that would be answered here, so nobody knows whether rightly."
                : $"No calibration, as fitted confidences are not nearer to what happened. {Errors(chosen)}.");
        }

        return text.Append("  }\n}\n").ToString();
    }

    private string Errors(OperatingPoint chosen)
    {
        string own = $"Calibration error {Number(chosen.ErrorAfter)} instead of {Number(chosen.ErrorBefore)}, each fifth by a fit on the others";
        return study.HeldChosen is { } held ? $"{own}; on the half that was not fitted on {Number(held.ErrorAfter)} instead of {Number(held.ErrorBefore)}" : own;
    }

    private static void Comment(StringBuilder text, string words) => text.Append("    // ").Append(words.ReplaceLineEndings(" ")).Append('\n');

    private static string Rates(OperatingPoint p) =>
        FormattableString.Invariant($"false answers {p.FalseAnswers}/{p.ToRefuse} = {p.FalseAnswerRate:0.00} ({Ends(p.FalseAnswerInterval)}), ")
        + FormattableString.Invariant($"false refusals {p.FalseRefusals}/{p.ToAnswer} = {p.FalseRefusalRate:0.00} ({Ends(p.FalseRefusalInterval)}).");

    private static string Ends(Interval interval) => FormattableString.Invariant($"{interval.Low:0.00} to {interval.High:0.00}");

    private static string Scaling(PlattScaling scaling) => FormattableString.Invariant($"{{ \"Intercept\": {Math.Round(scaling.Intercept, 4)}, \"Slope\": {Math.Round(scaling.Slope, 4)} }}");

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "unknown";
}
