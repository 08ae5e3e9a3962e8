using System.Text.Json.Nodes;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Suites;

/// <summary>Writes cases in the format that <see cref="SuiteLines"/> reads; what is empty is left out.</summary>
public static class SuiteCaseJson
{
    /// <summary>A case as one line of <c>cases.jsonl</c>.</summary>
    public static string Line(SuiteCase @case) => Of(@case).ToJsonString(AnswerJson.Compact);

    /// <summary>A case as an object.</summary>
    public static JsonObject Of(SuiteCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        JsonObject json = new() { ["id"] = @case.Id };
        Add("collection", @case.Collection);
        Add("question", @case.Question);
        Add("claim", @case.Claim);
        Add("history", @case.History.Count == 0 ? null : Texts(@case.History));
        Add("expect", @case.Expect is { } expect ? WireNames.Of(expect) : null);
        Add("must", @case.Must.Count == 0 ? null : Texts(@case.Must.Select(static p => p.Source)));
        Add("mustNot", @case.MustNot.Count == 0 ? null : Texts(@case.MustNot.Select(static p => p.Source)));
        Add("cite", @case.Cite.Count == 0 ? null : new JsonArray([.. @case.Cite.Select(Citation)]));
        Add("tags", @case.Tags.Count == 0 ? null : Texts(@case.Tags));
        return json;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(static t => (JsonNode)t)]);

    private static JsonNode Citation(GoldCitation wanted) => wanted.Quote is { } quote
        ? new JsonObject { ["document"] = wanted.Document, ["quote"] = quote }
        : new JsonObject { ["document"] = wanted.Document };
}
