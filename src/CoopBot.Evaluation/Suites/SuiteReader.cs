using System.Text;

namespace CoopBot.Evaluation.Suites;

/// <summary>Reads suites from folders.</summary>
public static class SuiteReader
{
    /// <summary>The file that holds a suite's questions and claims.</summary>
    public const string CasesFile = "cases.jsonl";

    /// <summary>The file that holds a suite's own documents, where it has any.</summary>
    public const string CollectionsFile = "collections.jsonl";

    /// <summary>Reads a suite.</summary>
    /// <param name="folder">The folder with <see cref="CasesFile"/> and, optionally, <see cref="CollectionsFile"/>.</param>
    /// <param name="drafts">Whether cases that don't say what should come out are read too: for whoever looks at a suite, never to score it.</param>
    /// <exception cref="SuiteFormatException">A file is missing, unreadable or not in the format.</exception>
    public static Suite Read(string folder, bool drafts = false)
    {
        string full = Path.GetFullPath(folder);
        string collectionsPath = Path.Combine(full, CollectionsFile);
        IReadOnlyDictionary<string, SuiteCollection> collections =
            File.Exists(collectionsPath) ? ReadCollections(collectionsPath) : new Dictionary<string, SuiteCollection>(StringComparer.Ordinal);
        string casesPath = Path.Combine(full, CasesFile);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var cases = new List<SuiteCase>();
        foreach ((int number, string line) in Lines(casesPath))
        {
            SuiteCase read = Parse(casesPath, number, line, SuiteLines.ParseCase);
            string? problem = !ids.Add(read.Id) ? $"the id \"{read.Id}\" stands for an earlier case already."
                : read.Expect is null && !drafts ? $"\"expect\" is missing: complete the case {read.Id}. coopbot eval lint names all that are not."
                : read.Collection is { } wanted && !collections.ContainsKey(wanted) ? $"there is no collection \"{wanted}\"."
                : null;
            if (problem is not null)
            {
                throw SuiteFormatException.At(casesPath, number, problem);
            }

            cases.Add(read);
        }

        return new Suite(Path.GetFileName(Path.TrimEndingDirectorySeparator(full)), full, cases, collections);
    }

    /// <summary>Reads the documents that cases bring with them.</summary>
    /// <param name="path">A file in the format of <see cref="CollectionsFile"/>.</param>
    /// <exception cref="SuiteFormatException">It is missing, unreadable or not in the format.</exception>
    public static IReadOnlyDictionary<string, SuiteCollection> ReadCollections(string path)
    {
        var collections = new Dictionary<string, SuiteCollection>(StringComparer.Ordinal);
        foreach ((int number, string line) in Lines(path))
        {
            SuiteCollection read = Parse(path, number, line, SuiteLines.ParseCollection);
            if (!collections.TryAdd(read.Id, read))
            {
                throw SuiteFormatException.At(path, number, $"the id \"{read.Id}\" stands for an earlier collection already.");
            }
        }

        return collections;
    }

    private static T Parse<T>(string path, int number, string line, Func<string, T> parse)
    {
        try
        {
            return parse(line);
        }
        catch (FormatException e)
        {
            throw SuiteFormatException.At(path, number, e.Message);
        }
    }

    /// <summary>The lines that aren't blank, numbered from 1.</summary>
    private static List<(int Number, string Line)> Lines(string path)
    {
        try
        {
            // Strict: a suite in another encoding must not be scored on mangled words.
            string[] lines = File.ReadAllLines(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return [.. lines.Select(static (line, i) => (i + 1, line)).Where(static l => !string.IsNullOrWhiteSpace(l.line))];
        }
        catch (DecoderFallbackException e)
        {
            throw new SuiteFormatException($"{path} is not UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SuiteFormatException($"{path} {(e is FileNotFoundException or DirectoryNotFoundException ? "doesn't exist" : "can't be read")}.", e);
        }
    }
}
