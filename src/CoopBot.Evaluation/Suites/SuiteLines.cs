using System.Text.Json;
using System.Text.Json.Serialization;
using CoopBot.Evaluation.Drafting;

namespace CoopBot.Evaluation.Suites;

/// <summary>Reads one line of a suite's files.</summary>
public static class SuiteLines
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict, AllowDuplicateProperties = false };

    /// <summary>A case of <c>cases.jsonl</c>.</summary>
    /// <param name="line">One JSON object. Fields that we don't know are left alone.</param>
    /// <exception cref="FormatException">What is wrong with it, for people.</exception>
    public static SuiteCase ParseCase(string line)
    {
        CaseLine read = Parse<CaseLine>(line);
        string id = Require(read.Id, "id");
        if ((read.Question is null) == (read.Claim is null))
        {
            throw new FormatException("a case has either \"question\" or \"claim\".");
        }

        return new SuiteCase(id)
        {
            Collection = read.Collection,
            Question = read.Question,
            Claim = read.Claim,
            History = read.History ?? [],
            Expect = ExpectationOf(read.Expect),
            Must = Patterns(read.Must, "must"),
            MustNot = Patterns(read.MustNot, "mustNot"),
            Cite = [.. (read.Cite ?? []).Select(static c => new GoldCitation(Require(c.Document, "cite.document"), c.Quote is "" ? null : c.Quote))],
            Tags = read.Tags ?? [],
        };
    }

    /// <summary>A collection of <c>collections.jsonl</c>.</summary>
    /// <param name="line">One JSON object.</param>
    /// <exception cref="FormatException">What is wrong with it, for people.</exception>
    public static SuiteCollection ParseCollection(string line)
    {
        CollectionLine read = Parse<CollectionLine>(line);
        string id = Require(read.Id, "id");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var documents = new List<SuiteDocument>();
        foreach (DocumentLine document in read.Documents ?? throw new FormatException("\"documents\" is missing."))
        {
            string documentId = Require(document.Id, "documents.id");
            if (!ids.Add(documentId))
            {
                throw new FormatException($"two documents have the id \"{documentId}\".");
            }

            string text = document.Text ?? throw new FormatException($"document \"{documentId}\" has no \"text\".");
            documents.Add(new SuiteDocument(documentId, document.Title ?? "", text, document.Date));
        }

        return new SuiteCollection(id, documents);
    }

    private static T Parse<T>(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json) ?? throw new FormatException("a JSON object is expected.");
        }
        catch (JsonException e)
        {
            string where = e.Path is { Length: > 1 } path ? $" at {path[1..].TrimStart('.')}" : "";
            throw new FormatException($"not the JSON that is expected{where}.", e);
        }
    }

    private static string Require(string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw new FormatException($"\"{name}\" is missing.") : value;

    private static TextPattern[] Patterns(IReadOnlyList<string>? sources, string name)
    {
        try
        {
            return [.. (sources ?? []).Select(static s => new TextPattern(s))];
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"\"{name}\" holds no regular expression: {e.Message}", e);
        }
    }

    /// <summary>What a draft leaves open is as if it weren't there: whoever needs it says that it is missing.</summary>
    private static Expectation? ExpectationOf(string? name) => name is null or DraftCase.Todo ? null : ExpectationNames.Parse(name);

    private sealed record CaseLine(
        string? Id, string? Collection, string? Question, string? Claim, IReadOnlyList<string>? History, string? Expect,
        IReadOnlyList<string>? Must, IReadOnlyList<string>? MustNot, IReadOnlyList<CiteLine>? Cite, IReadOnlyList<string>? Tags);

    private sealed record CiteLine(string? Document, string? Quote);

    private sealed record CollectionLine(string? Id, IReadOnlyList<DocumentLine>? Documents);

    private sealed record DocumentLine(string? Id, string? Title, string? Text, string? Date);
}
