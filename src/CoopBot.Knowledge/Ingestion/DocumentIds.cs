namespace CoopBot.Knowledge.Ingestion;

/// <summary>Gives documents their ids: what the file declares, else its path without the extension, with it where two would share one.</summary>
internal static class DocumentIds
{
    /// <param name="declared">Path and declared id (or null) of each document.</param>
    /// <returns>The id of each path; null where another document has it already.</returns>
    public static Dictionary<string, string?> Assign(IEnumerable<(string Path, string? DeclaredId)> declared)
    {
        (string Path, string? DeclaredId)[] documents = [.. declared.OrderBy(document => document.Path, StringComparer.Ordinal)];
        var ids = new Dictionary<string, string?>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string path, string? id) in documents.Where(document => document.DeclaredId is not null))
        {
            ids.Add(path, taken.Add(id!) ? id : null);
        }

        string[] unnamed = [.. documents.Where(document => document.DeclaredId is null).Select(document => document.Path)];
        Dictionary<string, int> shared = unnamed.CountBy(Stem, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (string path in unnamed)
        {
            string id = shared[Stem(path)] > 1 || taken.Contains(Stem(path)) ? path : Stem(path);
            ids.Add(path, taken.Add(id) ? id : null);
        }

        return ids;
    }

    private static string Stem(string path) => path[..^Path.GetExtension(path).Length];
}
