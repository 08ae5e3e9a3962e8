using System.Globalization;
using System.Text.Json;

namespace CoopBot.Evaluation.Ranking;

/// <summary>One document of a retrieval benchmark.</summary>
public sealed record BeirDocument(string Id, string Title, string Text);

/// <summary>One question of a retrieval benchmark.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question or claim.</param>
/// <param name="Gains">Relevant documents and how relevant each is; at least one above 0.</param>
public sealed record BeirQuery(string Id, string Text, IReadOnlyDictionary<string, int> Gains);

/// <summary>A retrieval benchmark in the layout of BEIR: <c>corpus.jsonl</c>, <c>queries.jsonl</c>, <c>qrels/*.tsv</c>.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Documents">In the order of the file.</param>
/// <param name="Queries">Those that have something relevant, in the order of the file.</param>
public sealed record BeirCollection(string Name, IReadOnlyList<BeirDocument> Documents, IReadOnlyList<BeirQuery> Queries)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>True when the folder has that layout.</summary>
    public static bool IsAt(string folder) =>
        File.Exists(Path.Combine(folder, "corpus.jsonl")) && Directory.Exists(Path.Combine(folder, "qrels"));

    /// <summary>Reads a folder. All splits under <c>qrels</c> count.</summary>
    /// <exception cref="IOException">A file is missing or unreadable.</exception>
    /// <exception cref="InvalidDataException">A line is not of the layout; the message names file and line.</exception>
    public static BeirCollection Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var gains = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, "qrels"), "*.tsv").Order(StringComparer.Ordinal))
        {
            ReadJudgements(file, gains);
        }

        List<BeirQuery> queries = [];
        foreach (Line line in ReadLines(Path.Combine(folder, "queries.jsonl")))
        {
            if (gains.TryGetValue(line.Id!, out Dictionary<string, int>? relevant) && relevant.Values.Any(static g => g > 0))
            {
                queries.Add(new BeirQuery(line.Id!, line.Text ?? "", relevant));
            }
        }

        List<BeirDocument> documents = [.. ReadLines(Path.Combine(folder, "corpus.jsonl")).Select(static l => new BeirDocument(l.Id!, l.Title ?? "", l.Text ?? ""))];
        return new BeirCollection(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), documents, queries);
    }

    private static void ReadJudgements(string file, Dictionary<string, Dictionary<string, int>> gains)
    {
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            string[] parts = line.Split('\t');
            if (number == 1 && parts is ["query-id", ..])
            {
                continue;
            }

            if (parts is not [var query, var document, var score] || !int.TryParse(score, CultureInfo.InvariantCulture, out int gain))
            {
                throw new InvalidDataException($"{file}:{number}: not 'query<tab>document<tab>score'.");
            }

            if (!gains.TryGetValue(query, out Dictionary<string, int>? relevant))
            {
                gains[query] = relevant = new Dictionary<string, int>(StringComparer.Ordinal);
            }

            relevant[document] = gain;
        }
    }

    private static IEnumerable<Line> ReadLines(string file)
    {
        int number = 0;
        foreach (string text in File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            yield return Parse(text) ?? throw new InvalidDataException($"{file}:{number}: not an object with an '_id'.");
        }
    }

    private static Line? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, Json) is { Id.Length: > 0 } line ? line : null;
        }
        catch (JsonException)
        {
            return null; // the caller names file and line
        }
    }

    private sealed record Line([property: System.Text.Json.Serialization.JsonPropertyName("_id")] string? Id, string? Title, string? Text);
}
