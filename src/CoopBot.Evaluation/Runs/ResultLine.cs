using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Runs;

/// <summary>One line of <c>results.jsonl</c>: a case with its answer, and what can only be told while the documents are at hand.</summary>
internal static class ResultLine
{
    public static string Write(string suite, RanCase ran)
    {
        Explanation? why = ran.Answer?.Explanation;
        JsonObject line = new()
        {
            ["suite"] = suite,
            ["case"] = SuiteCaseJson.Of(ran.Case),
            ["right"] = ran.Measures.Judgement.Right, // for people who read the file; worked out again when it is read
            ["answer"] = ran.Answer is { } answer ? JsonSerializer.SerializeToNode(answer, AnswerJson.Compact) : null,
            ["error"] = ran.Error,
            ["validCitations"] = ran.Measures.ValidCitations,
            ["goldRanks"] = ran.Measures.GoldRanks is { } ranks ? new JsonArray([.. ranks.Select(static r => (JsonNode?)r)]) : null,
            ["contexts"] = new JsonArray([.. ran.Contexts.Select(static c => (JsonNode)new JsonArray(c.Before, c.After))]),
            ["decision"] = why?.Decision,
            ["features"] = why is null ? null : new JsonObject(why.Features.Select(static f => KeyValuePair.Create(f.Key, (JsonNode?)(double.IsFinite(f.Value) ? f.Value : null)))),
        };
        return line.ToJsonString(AnswerJson.Compact);
    }

    /// <exception cref="JsonException">Not such a line.</exception>
    /// <exception cref="FormatException">Its case is none.</exception>
    public static (string Suite, RanCase Case) Read(string text)
    {
        Line line = JsonSerializer.Deserialize<Line>(text, AnswerJson.Compact) ?? throw new JsonException();
        if (line is not { Suite: { } suite, Case: { } @case })
        {
            throw new JsonException("A result has a suite and a case.");
        }

        Answer? answer = line.Answer is { } plain && line.Decision is { } decision
            ? plain with { Explanation = new Explanation(decision, [.. (line.Features ?? []).Select(static f => KeyValuePair.Create(f.Key, f.Value?.GetValue<double>() ?? double.NaN))], []) }
            : line.Answer;
        var measures = CaseMeasures.Of(SuiteLines.ParseCase(@case.ToJsonString()), answer, line.ValidCitations, line.GoldRanks);
        return (suite, new RanCase(measures, line.Error, [.. (line.Contexts ?? []).Select(static c => new CitationContext(c[0], c[1]))]));
    }

    private sealed record Line(
        string? Suite, JsonObject? Case, Answer? Answer, string? Error, int ValidCitations, IReadOnlyList<int?>? GoldRanks, IReadOnlyList<string[]>? Contexts,
        string? Decision, JsonObject? Features);
}
