namespace CoopBot.Knowledge.Storage;

/// <summary>The folders that a program works with.</summary>
/// <param name="Knowledge">The documents.</param>
/// <param name="Data">The store and the caches.</param>
public sealed record Folders(string Knowledge, string Data)
{
    private const string KnowledgeName = "knowledge";
    private const string DataName = "data";
    private const string SettingsName = "appsettings.json";

    /// <summary>Chooses the folders.</summary>
    /// <param name="knowledge">As given by <c>--knowledge</c>, or null.</param>
    /// <param name="data">As given by <c>--data</c>, or null.</param>
    /// <param name="current">The current folder.</param>
    /// <param name="program">The program's folder.</param>
    public static Folders Choose(string? knowledge, string? data, string current, string program)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(program);
        string documents = knowledge is not null ? Path.GetFullPath(knowledge, current) : Default(current, program);
        string beside = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(documents)) ?? current;
        return new Folders(documents, data is not null ? Path.GetFullPath(data, current) : Path.Combine(beside, DataName));
    }

    /// <summary>The folder of documents, which must be there; a suite with documents of its own needs none.</summary>
    /// <exception cref="DirectoryNotFoundException">It isn't there.</exception>
    public string RequireKnowledge() => Directory.Exists(Knowledge)
        ? Knowledge
        : throw new DirectoryNotFoundException($"There is no folder {Knowledge}. Name the folder of documents with --knowledge DIR.");

    /// <summary>"knowledge" here, else beside the settings of the clone that the program was built in.</summary>
    private static string Default(string current, string program)
    {
        string here = Path.Combine(current, KnowledgeName);
        if (Directory.Exists(here))
        {
            return here;
        }

        for (DirectoryInfo? folder = new(program); folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, KnowledgeName);
            if (File.Exists(Path.Combine(folder.FullName, SettingsName)) && Directory.Exists(beside))
            {
                return beside;
            }
        }

        return here;
    }
}
