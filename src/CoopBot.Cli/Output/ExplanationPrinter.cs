using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;

namespace CoopBot.Cli.Output;

/// <summary>Writes what an answer was decided on.</summary>
internal static class ExplanationPrinter
{
    public static void Print(Explanation explanation, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"Decided by: {explanation.Decision}");
        foreach (string note in explanation.Notes)
        {
            output.WriteLine($"Note: {note}");
        }

        var features = new Table("feature", "-value");
        foreach ((string name, double value) in explanation.Features)
        {
            features.Add(name, Number(value));
        }

        output.WriteLine();
        features.Print(output);
        var candidates = new Table("-rank", "-score", "-lexical", "-cosine", "-answerability", "-supported", "-contradicted", "passage", "heading");
        foreach (CandidateScore candidate in explanation.Candidates)
        {
            candidates.Add(
                candidate.Passage.Rank.ToString(CultureInfo.InvariantCulture),
                Number(candidate.Passage.Score),
                Number(candidate.Passage.Lexical),
                Number(candidate.Passage.Cosine),
                Number(candidate.Answerability),
                Number(candidate.Supported),
                Number(candidate.Contradicted),
                Place(candidate.Passage.Passage),
                candidate.Passage.Passage.Heading);
        }

        output.WriteLine();
        candidates.Print(output);
        output.WriteLine();
        output.WriteLine(string.Join(
            ", ", explanation.Timings.Select(static t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {t.Value:0.0} ms"))));
    }

    public static JsonObject Json(Explanation explanation) => new()
    {
        ["decision"] = explanation.Decision,
        ["notes"] = new JsonArray([.. explanation.Notes.Select(static n => (JsonNode)n)]),
        ["features"] = Numbers(explanation.Features),
        ["candidates"] = new JsonArray([.. explanation.Candidates.Select(static c => Json(c))]),
        ["timings"] = Numbers(explanation.Timings),
    };

    /// <summary>Where a passage stands: document and offsets.</summary>
    public static string Place(Passage passage) =>
        string.Create(CultureInfo.InvariantCulture, $"{passage.DocumentId} {passage.Span.Start}-{passage.Span.End}");

    /// <summary>Four significant places behind the point, or "-" for what wasn't measured.</summary>
    public static string Number(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-";

    private static JsonObject Json(CandidateScore candidate)
    {
        JsonObject json = PassageJson.Of(candidate.Passage);
        json["answerability"] = candidate.Answerability;
        json["supported"] = candidate.Supported;
        json["contradicted"] = candidate.Contradicted;
        return json;
    }

    private static JsonObject Numbers(IEnumerable<KeyValuePair<string, double>> pairs)
    {
        var json = new JsonObject();
        foreach ((string name, double value) in pairs)
        {
            json[name] = double.IsFinite(value) ? value : null;
        }

        return json;
    }
}
