using System.Globalization;
using System.Text;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Suites.Conversion;

/// <summary>Writes cases as YAML: a list of mappings, every value in quotes, so that none is taken for something else than text.</summary>
internal static class YamlText
{
    public static string Write(IEnumerable<SuiteCase> cases)
    {
        StringBuilder yaml = new();
        foreach (SuiteCase @case in cases)
        {
            yaml.Append("- id: ").Append(Quoted(@case.Id)).Append('\n');
            One("collection", @case.Collection);
            One("question", @case.Question);
            One("claim", @case.Claim);
            Many("history", @case.History.Select(Quoted));
            One("expect", @case.Expect is { } expect ? WireNames.Of(expect) : null);
            Many("must", @case.Must.Select(static p => Quoted(p.Source)));
            Many("mustNot", @case.MustNot.Select(static p => Quoted(p.Source)));
            Many("cite", @case.Cite.Select(static c => $"document: {Quoted(c.Document)}{(c.Quote is { } quote ? $"\n    quote: {Quoted(quote)}" : "")}"));
            Many("tags", @case.Tags.Select(Quoted));
        }

        return yaml.ToString();

        void One(string key, string? value)
        {
            if (value is not null)
            {
                yaml.Append("  ").Append(key).Append(": ").Append(Quoted(value)).Append('\n');
            }
        }

        void Many(string key, IEnumerable<string> values)
        {
            string items = string.Concat(values.Select(static v => $"  - {v}\n"));
            if (items.Length > 0)
            {
                yaml.Append("  ").Append(key).Append(":\n").Append(items);
            }
        }
    }

    /// <summary>In single quotes, where a backslash is a backslash; in double ones only where a character has to be spelled out.</summary>
    internal static string Quoted(string text) => text.Any(IsSpelledOut) ? $"\"{string.Concat(text.Select(Spelled))}\"" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool IsSpelledOut(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff';

    private static string Spelled(char c) => c switch
    {
        '\n' => "\\n",
        '\t' => "\\t",
        '"' or '\\' => $"\\{c}",
        _ when IsSpelledOut(c) => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    };
}
