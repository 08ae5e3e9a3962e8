using System.Globalization;
using CoopBot.Grounding.Answers;

namespace CoopBot.Cli.Output;

/// <summary>Writes an answer for people.</summary>
internal static class AnswerPrinter
{
    private const string Bold = "\e[1m";
    private const string Plain = "\e[22m";

    /// <summary>What is no answer needs no more than to be recognised; --json has it whole.</summary>
    private const int NearestLength = 200;

    public static void Print(Answer answer, TextWriter output, bool color)
    {
        if (answer.Verdict is { } verdict)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Words(verdict)} (confidence {answer.Confidence:0.00})"));
        }

        output.WriteLine(color ? Embolden(answer.Text) : answer.Text);
        if (!string.Equals(answer.Question, answer.ResolvedQuestion, StringComparison.Ordinal))
        {
            output.WriteLine($"(understood as: {answer.ResolvedQuestion})");
        }

        Print(answer.Citations, title: null, int.MaxValue, output);
        Print(answer.Nearest, "Nearest passages, none of which answers this:", NearestLength, output);
    }

    private static void Print(IReadOnlyList<Citation> citations, string? title, int length, TextWriter output)
    {
        if (citations.Count == 0)
        {
            return;
        }

        output.WriteLine();
        if (title is not null)
        {
            output.WriteLine(title);
        }

        foreach (Citation citation in citations)
        {
            output.WriteLine($"[{citation.N.ToString(CultureInfo.InvariantCulture)}] {Source(citation)}");
            output.WriteLine("    \"" + Shorten(citation.Quote, length).ReplaceLineEndings("\n    ") + "\"");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {citation.DocumentId} {citation.Start}-{citation.End}"));
        }
    }

    /// <summary>At most so many characters, cut at a space.</summary>
    private static string Shorten(string text, int length)
    {
        int space = text.Length <= length ? -1 : text.LastIndexOf(' ', length);
        return text.Length <= length ? text : text[..(space < 0 ? length : space)] + " …";
    }

    private static string Source(Citation citation)
    {
        string[] origin = [.. new[] { citation.Publisher, citation.Date }.OfType<string>()];
        string title = citation.Title.Length > 0 ? citation.Title : citation.DocumentId;
        string from = origin.Length > 0 ? $"{title} ({string.Join(", ", origin)})" : title;
        return citation.Heading.Length > 0 ? $"{from}, \"{citation.Heading}\"" : from;
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Supported => "Supported",
        Verdict.Contradicted => "Contradicted",
        _ => "Not found",
    };

    /// <summary>Markdown's bold as a terminal's bold; an odd mark at the end stays as it is.</summary>
    private static string Embolden(string text)
    {
        string[] parts = text.Split("**");
        if (parts.Length % 2 == 0)
        {
            return text;
        }

        return string.Concat(parts.Select(static (part, i) => i % 2 == 1 ? Bold + part + Plain : part));
    }
}
