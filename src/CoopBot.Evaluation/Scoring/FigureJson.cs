using System.Text.Json.Nodes;

namespace CoopBot.Evaluation.Scoring;

/// <summary>Figures as JSON, with the names and the rounding that scoring scripts outside the program use.</summary>
public static class FigureJson
{
    /// <summary>The figures alone.</summary>
    public static JsonObject Of(Figures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var json = new JsonObject();
        foreach (RateFigure rate in figures.Rates)
        {
            json[rate.Name] = new JsonObject { ["right"] = rate.Right, ["of"] = rate.Of, ["rate"] = Rounding.ToFourPlaces(rate.Rate) };
        }

        if (figures.MeanError is { } error)
        {
            json[FigureNames.MeanError] = Rounding.ToFourPlaces(error);
        }

        json[FigureNames.AnswerabilityAuroc] = figures.AnswerabilityAuroc;
        json[FigureNames.ClaimsMacroF1] = figures.ClaimsMacroF1;
        json[FigureNames.CalibrationError] = figures.CalibrationError;
        CitationFigures citations = figures.Citations;
        json["citations"] = new JsonObject
        {
            ["given"] = citations.Given,
            ["valid"] = citations.Valid,
            ["answers"] = citations.Answers,
            ["answers_without"] = citations.AnswersWithout,
            ["refusals_with"] = citations.RefusalsWith,
            ["gold_recall"] = citations.GoldRecall,
            ["gold_precision"] = citations.GoldPrecision,
        };
        if (figures.ElapsedMs is { } elapsed)
        {
            json["elapsed_ms"] = new JsonObject { ["p50"] = elapsed.P50, ["p95"] = elapsed.P95 };
        }

        return json;
    }

    /// <summary>Intervals as <c>name: [low, high]</c>, rounded to four places.</summary>
    public static JsonObject Of(IReadOnlyDictionary<string, Interval> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        var json = new JsonObject();
        foreach ((string name, Interval interval) in intervals.OrderBy(static i => i.Key, StringComparer.Ordinal))
        {
            json[name] = new JsonArray(Rounding.ToFourPlaces(interval.Low), Rounding.ToFourPlaces(interval.High));
        }

        return json;
    }
}
