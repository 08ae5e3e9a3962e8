using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;
using CoopBot.Host.Pages.Audit;

namespace CoopBot.Host.Pages.Evaluation;

/// <summary>A share of right cases as a run keeps it.</summary>
/// <param name="Name"><c>all</c>, an expectation, or <c>#</c> and a tag.</param>
/// <param name="Right">Right cases.</param>
/// <param name="Of">Cases.</param>
/// <param name="Rate">The share, 0 to 1.</param>
/// <param name="Low">The lower end of its 95 % interval; null where there is none.</param>
/// <param name="High">The upper end.</param>
public sealed record KeptRate(string Name, int Right, int Of, double Rate, double? Low, double? High);

/// <summary>What the figures of a run are called on pages, and how they are read from what it keeps.</summary>
internal static class RunWords
{
    /// <summary>The shares of a suite: all, by expectation, by tag.</summary>
    public static IReadOnlyList<KeptRate> Rates(RunSummary summary)
    {
        List<KeptRate> rates = [];
        foreach ((string name, JsonNode? value) in summary.Figures)
        {
            if (value is JsonObject { } rate && rate["rate"] is JsonValue share && rate["right"] is JsonValue right && rate["of"] is JsonValue of)
            {
                JsonArray? interval = summary.Intervals[name] as JsonArray;
                rates.Add(new KeptRate(name, (int)right, (int)of, (double)share, (double?)interval?[0], (double?)interval?[1]));
            }
        }

        return rates;
    }

    /// <summary>The single figures of a suite that a person looks at first.</summary>
    public static IReadOnlyList<(string Name, string Value)> Figures(RunSummary summary)
    {
        List<(string, string)> figures = [];
        Add("Separates answerable from not (AUROC)", Number(summary.Figures[FigureNames.AnswerabilityAuroc]));
        Add("Claims, macro F1", Number(summary.Figures[FigureNames.ClaimsMacroF1]));
        Add("Calibration error", Number(summary.Figures[FigureNames.CalibrationError]));
        if (summary.Details["errors"] is JsonObject errors)
        {
            Add("False answers", Pair(errors[FigureNames.FalseAnswers]));
            Add("False refusals", Pair(errors[FigureNames.FalseRefusals]));
        }

        if (summary.Figures[FigureNames.Citations] is JsonObject citations)
        {
            Add("Exact citations", Pair(new JsonArray(citations["valid"]?.DeepClone(), citations["given"]?.DeepClone())));
        }

        if (summary.Figures["elapsed_ms"] is JsonObject elapsed && elapsed["p50"] is JsonValue half && elapsed["p95"] is JsonValue most)
        {
            Add("Time, half and 95 % of cases", string.Create(CultureInfo.InvariantCulture, $"{(double)half:0} ms, {(double)most:0} ms"));
        }

        return figures;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                figures.Add((name, value));
            }
        }
    }

    /// <summary>What a share is of.</summary>
    public static string Name(string rate) => rate switch
    {
        "all" => "All cases",
        "answer" => "To answer",
        "refuse" => "To refuse",
        "supported" => "Claims supported",
        "contradicted" => "Claims contradicted",
        "not_found" => "Claims not found",
        "not_supported" => "Claims not supported",
        _ => rate,
    };

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>What a case came to, for people.</summary>
    public static string Outcome(Answer? answer) => answer switch
    {
        null => "could not be run",
        { Verdict: { } verdict } => LogWords.Of(verdict).Text.ToLowerInvariant(),
        { Reason: { } reason } => "refused: " + LogWords.Of(reason),
        _ => LogWords.Of(answer.Outcome).Text.ToLowerInvariant(),
    };

    /// <summary>When it ran, with its note.</summary>
    public static string Title(RunManifest run) => LogWords.Minute(run.Started) + " UTC" + (string.IsNullOrWhiteSpace(run.Note) ? "" : $" – {run.Note}");

    private static string? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) ? number.ToString("0.000", CultureInfo.InvariantCulture) : null;

    private static string? Pair(JsonNode? node) => node is JsonArray { Count: 2 } pair && pair[0] is { } count && pair[1] is { } of && (int)of > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)count} of {(int)of}")
        : null;
}
