namespace CoopBot.Evaluation.Suites.Conversion;

/// <summary>Takes suites from the forms that people like to write to the one that is run, and back.</summary>
public static class SuiteConverter
{
    private static readonly string[] Yaml = [".yaml", ".yml"];
    private const string Csv = ".csv";

    /// <summary>Whether a file's name says that it is YAML or CSV.</summary>
    public static bool CanConvert(string path) => Is(path, Csv) || Yaml.Any(e => Is(path, e));

    /// <summary>The cases of a YAML or CSV file, in its order.</summary>
    /// <exception cref="SuiteFormatException">It can't be read, or a case is wrong: the message names the line.</exception>
    /// <exception cref="ArgumentException">It is neither by its name.</exception>
    public static IReadOnlyList<SuiteCase> Read(string path) => Parse(path, SuiteText.Read(path));

    /// <summary>Cases as the lines of <c>cases.jsonl</c>.</summary>
    public static string ToJsonLines(IEnumerable<SuiteCase> cases) => string.Concat(cases.Select(static c => SuiteCaseJson.Line(c) + "\n"));

    /// <summary>Cases as the text of a YAML or CSV file.</summary>
    /// <param name="path">Says which: by its name.</param>
    /// <param name="cases">At least one.</param>
    /// <exception cref="SuiteFormatException">A case holds what that form can't: a table has no place for values of several lines, say.</exception>
    public static string Write(string path, IReadOnlyList<SuiteCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        string text = Is(path, Csv) ? CsvSuite.Write(cases) : YamlText.Write(cases);

        // Read again: what would come back otherwise than it went out is said now, not found out later.
        IReadOnlyList<SuiteCase> back = Parse(path, text);
        for (int i = 0; i < cases.Count; i++)
        {
            if (!string.Equals(SuiteCaseJson.Line(cases[i]), SuiteCaseJson.Line(back[i]), StringComparison.Ordinal))
            {
                throw new SuiteFormatException($"Case {cases[i].Id} holds what {Path.GetExtension(path)} can't hold{(Is(path, Csv) ? ": write YAML" : "")}.");
            }
        }

        return text;
    }

    private static IReadOnlyList<SuiteCase> Parse(string path, string text) => RawCases.Check(
        path,
        Is(path, Csv) ? CsvSuite.Read(path, text)
            : CanConvert(path) ? YamlSuite.Read(path, text)
            : throw new ArgumentException($"{path} is neither YAML nor CSV.", nameof(path)));

    private static bool Is(string path, string extension) => string.Equals(Path.GetExtension(path), extension, StringComparison.OrdinalIgnoreCase);
}
