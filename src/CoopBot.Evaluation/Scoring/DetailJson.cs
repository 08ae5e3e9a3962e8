using System.Text.Json.Nodes;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Scoring;

/// <summary>What is known beyond the figures of <see cref="FigureJson"/>: pairs of errors, ranking, curves and bins.</summary>
public static class DetailJson
{
    /// <summary>The details of some cases.</summary>
    public static JsonObject Of(IReadOnlyList<CaseMeasures> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        Figures figures = Scorer.Score(measures);
        IReadOnlyList<(double Confidence, bool Right)> confidences = Scorer.Confidences(measures);
        return new JsonObject
        {
            ["errors"] = Errors(figures.Errors),
            ["retrieval"] = figures.Retrieval is { } retrieval ? Retrieval(retrieval) : null,
            ["confusion"] = figures.ClaimsMacroF1 is null ? null : Confusion(Scorer.Confusion(measures)),
            ["risk_coverage"] = RiskCoverage.Of(confidences) is { } curve ? Curve(curve) : null,
            ["reliability"] = new JsonArray([.. Calibration.Bins(confidences).Where(static b => b.Count > 0).Select(static b => (JsonNode)new JsonObject
            {
                ["from"] = b.From, ["to"] = b.To, ["count"] = b.Count, ["confidence"] = Round(b.MeanConfidence!.Value), ["right"] = Round(b.Accuracy!.Value),
            })]),
        };
    }

    private static JsonObject Errors(ErrorFigures e) => new()
    {
        [FigureNames.FalseAnswers] = Pair(e.FalseAnswers, e.ToRefuse),
        [FigureNames.FalseRefusals] = Pair(e.FalseRefusals, e.ToAnswer),
        ["wrong_answers"] = Pair(e.WrongAnswers, e.ToAnswer),
    };

    private static JsonArray Pair(int count, int of) => [count, of];

    private static JsonObject Retrieval(RetrievalFigures r)
    {
        JsonObject json = new() { ["cases"] = r.Cases };
        foreach ((int k, double value) in r.Recall)
        {
            json[FigureNames.RecallAt(k)] = Round(value);
        }

        json[FigureNames.Mrr] = Round(r.Mrr);
        return json;
    }

    private static JsonObject Confusion(ClaimConfusion confusion)
    {
        JsonObject json = [];
        foreach (Verdict expected in Enum.GetValues<Verdict>())
        {
            JsonObject row = [];
            foreach (Verdict found in Enum.GetValues<Verdict>())
            {
                row[WireNames.Of(found)] = confusion.Count(expected, found);
            }

            row["none"] = confusion.Count(expected, null);
            json[WireNames.Of(expected)] = row;
        }

        return json;
    }

    private static JsonObject Curve(RiskCoverage curve) => new()
    {
        ["area"] = Round(curve.Area),
        ["points"] = new JsonArray([.. curve.Points.Select(static p => (JsonNode)new JsonArray(Round(p.Coverage), Round(p.Risk)))]),
    };

    private static double Round(double value) => Rounding.ToFourPlaces(value);
}
