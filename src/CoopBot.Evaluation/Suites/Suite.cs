namespace CoopBot.Evaluation.Suites;

/// <summary>A golden set or a benchmark: cases, and the documents that they bring with them.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Folder">Where it was read from.</param>
/// <param name="Cases">In the order of the file.</param>
/// <param name="Collections">By id; empty when every case is about the knowledge folder.</param>
public sealed record Suite(
    string Name, string Folder, IReadOnlyList<SuiteCase> Cases, IReadOnlyDictionary<string, SuiteCollection> Collections)
{
    /// <summary>True when some case is about the knowledge folder.</summary>
    public bool UsesKnowledgeFolder => Cases.Any(static c => c.Collection is null);

    /// <summary>The suite with the cases of one half only; itself when <paramref name="half"/> is null.</summary>
    public Suite Only(SuiteHalf? half) =>
        half is null ? this : this with { Cases = [.. Cases.Where(c => SuiteHalves.Of(c.Id) == half)] };

    /// <summary>The suite with at most so many of its cases, in their order; itself when <paramref name="limit"/> is null or not reached.</summary>
    /// <remarks>Those whose ids have the smallest hashes: a sample across the whole suite that stays the same when cases are added elsewhere.</remarks>
    public Suite AtMost(int? limit)
    {
        if (limit is not { } most || Cases.Count <= most)
        {
            return this;
        }

        HashSet<string> chosen = [.. Cases.Select(static c => c.Id).OrderBy(SuiteHalves.HashOf, StringComparer.Ordinal).Take(most)];
        return this with { Cases = [.. Cases.Where(c => chosen.Contains(c.Id))] };
    }
}

/// <summary>Documents that cases bring with them.</summary>
/// <param name="Id">Unique in its suite.</param>
/// <param name="Documents">In the order of the file; their ids differ.</param>
public sealed record SuiteCollection(string Id, IReadOnlyList<SuiteDocument> Documents);

/// <summary>One document of a collection.</summary>
/// <param name="Id">Unique in its collection.</param>
/// <param name="Title">May be empty.</param>
/// <param name="Text">Its canonical text: citations are slices of it.</param>
/// <param name="Date">As precise as known, or null.</param>
public sealed record SuiteDocument(string Id, string Title, string Text, string? Date);
