using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CoopBot.Knowledge.Reading;

/// <summary>What a Markdown file says about itself in the YAML between two <c>---</c> lines at its head.</summary>
internal sealed record FrontMatter
{
    /// <summary>Larger is a mistake: the closing line is missing.</summary>
    private const int LongestHeader = 64 * 1024;

    public string? Id { get; private init; }

    public string? Title { get; private init; }

    public string? Publisher { get; private init; }

    public string? Date { get; private init; }

    public string? Source { get; private init; }

    /// <summary>Parts the header from the body.</summary>
    /// <param name="text">The file's text with <c>\n</c> line ends.</param>
    /// <param name="header">What the header says; empty values without one.</param>
    /// <param name="body">What follows it.</param>
    /// <returns>Null, or what is wrong with the header.</returns>
    public static string? TryParse(string text, out FrontMatter header, out string body)
    {
        header = new FrontMatter();
        body = text;
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
        {
            return null;
        }

        int end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        end = end < 0 && text.EndsWith("\n---", StringComparison.Ordinal) ? text.Length - 4 : end;
        if (end < 0 || end > LongestHeader)
        {
            return "front matter: the closing '---' is missing";
        }

        body = text[Math.Min(text.Length, end + 5)..];
        try
        {
            return Read(text[4..(end + 1)], out header);
        }
        catch (YamlException exception)
        {
            return $"front matter, line {exception.Start.Line + 1}: not valid YAML";
        }
    }

    private static string? Read(string yaml, out FrontMatter header)
    {
        header = new FrontMatter();
        Dictionary<string, string>? values = ReadScalars(yaml);
        if (values is null)
        {
            return "front matter: expected 'key: value' lines";
        }

        string? date = Value(values, "date");
        header = new FrontMatter
        {
            Id = Value(values, "id"),
            Title = Value(values, "title"),
            Publisher = Value(values, "publisher"),
            Source = Value(values, "source"),
            Date = DateText.TryRead(date),
        };

        return date is not null && header.Date is null ? $"front matter: '{date}' is no date such as 2011, 2011-03 or 2011-03-23" : null;
    }

    /// <summary>"not stated" says that there is nothing to say.</summary>
    private static string? Value(Dictionary<string, string> values, string key) =>
        values.TryGetValue(key, out string? value) && !string.IsNullOrWhiteSpace(value) && !string.Equals(value.Trim(), "not stated", StringComparison.OrdinalIgnoreCase)
            ? CanonicalText.OneLine(value)
            : null;

    /// <summary>The top-level scalars. Events, not a tree: a header nested a thousand deep costs nothing.</summary>
    private static Dictionary<string, string>? ReadScalars(string yaml)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return values;
        }

        if (!parser.TryConsume<MappingStart>(out _))
        {
            return parser.TryConsume<Scalar>(out Scalar? only) && only.Value.Length == 0 ? values : null;
        }

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out Scalar? key))
            {
                return null;
            }

            if (parser.TryConsume<Scalar>(out Scalar? value))
            {
                values[key.Value] = value.Value is "~" or "null" && value.IsPlainImplicit ? "" : value.Value;
            }
            else
            {
                parser.SkipThisAndNestedEvents();
            }
        }

        return values;
    }
}
