using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Running;

/// <summary>The lines that a run leaves for other programs.</summary>
public static class RunRecords
{
    /// <summary>An answer as one line of JSON, its id being the case's.</summary>
    public static string ResultLine(Answer answer) => JsonSerializer.Serialize(answer, AnswerJson.Compact);

    /// <summary>What the decision on a case rested on, to fit its weights: one line of JSON.</summary>
    /// <param name="suite">The suite's name.</param>
    /// <param name="measures">The judged case.</param>
    public static string FeatureLine(string suite, CaseMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        Answer? answer = measures.Answer;
        var features = new JsonObject();
        foreach ((string name, double value) in answer?.Explanation?.Features ?? [])
        {
            features[name] = double.IsFinite(value) ? value : null;
        }

        var line = new JsonObject
        {
            ["suite"] = suite,
            ["id"] = measures.Case.Id,
            ["half"] = WireNames.Of(SuiteHalves.Of(measures.Case.Id)),
            ["expect"] = measures.Case.Expect is { } expect ? WireNames.Of(expect) : null,
            ["outcome"] = answer is null ? null : WireNames.Of(answer.Outcome),
            ["reason"] = answer?.Reason is { } reason ? WireNames.Of(reason) : null,
            ["verdict"] = answer?.Verdict is { } verdict ? WireNames.Of(verdict) : null,
            ["right"] = measures.Judgement.Right,
            ["confidence"] = answer?.Confidence,
            ["cites_expected"] = measures.Case.Cite.Count == 0 ? null : measures.ExpectedCitations > 0,
            ["decision"] = answer?.Explanation?.Decision,
            ["features"] = features,
        };
        return line.ToJsonString(AnswerJson.Compact);
    }
}
