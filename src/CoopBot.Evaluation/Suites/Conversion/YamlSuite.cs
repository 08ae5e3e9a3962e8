using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CoopBot.Evaluation.Suites.Conversion;

/// <summary>Reads cases from YAML: a list of mappings, or one below the key <c>cases</c>.</summary>
/// <remarks>Event by event, so that every message has its line, "yes" and "007" stay text, and no depth or alias can make it grow.</remarks>
internal sealed class YamlSuite
{
    private const string Known = "id, collection, question, claim, history, expect, expected, must, mustNot, cite, document, quote, tags, note";

    private readonly string file;
    private readonly Parser parser;

    private YamlSuite(string file, string text)
    {
        this.file = file;
        parser = new Parser(new StringReader(text));
    }

    public static IEnumerable<RawCase> Read(string file, string text)
    {
        try
        {
            return new YamlSuite(file, text).ReadAll();
        }
        catch (YamlException e)
        {
            throw SuiteFormatException.At(file, (int)e.Start.Line, $"not the YAML that is expected: {e.Message}");
        }
    }

    private List<RawCase> ReadAll()
    {
        parser.Consume<StreamStart>();
        List<RawCase> cases = [];
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return cases;
        }

        bool wrapped = parser.TryConsume<MappingStart>(out _);
        if (wrapped && Take("\"cases\"").Value is not "cases")
        {
            throw Wrong(parser.Current!, "a list of cases is expected, or \"cases:\" with one.");
        }

        if (!parser.TryConsume<SequenceStart>(out _))
        {
            throw Wrong(parser.Current!, "a list of cases is expected, or \"cases:\" with one.");
        }

        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            cases.Add(ReadCase());
        }

        if (wrapped && !parser.TryConsume<MappingEnd>(out _))
        {
            throw Wrong(parser.Current!, "only \"cases\" is expected here.");
        }

        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? cases : throw Wrong(parser.Current!, "a second document: put all cases into one list.");
    }

    private RawCase ReadCase()
    {
        int line = LineOf(parser.Current!);
        RawCase read = new(line);
        string? document = null;
        string? quote = null;
        foreach (Scalar key in Keys("a case"))
        {
            switch (key.Value)
            {
                case "id": read = read with { Id = Text() }; break;
                case "collection": read = read with { Collection = Text() }; break;
                case "question": read = read with { Question = Text() }; break;
                case "claim": read = read with { Claim = Text() }; break;
                case "history": read = read with { History = Texts() }; break;
                case "expect": read = read with { Expect = Text() }; break;
                case "expected": read = read with { Expected = Texts() }; break;
                case "must": read = read with { Must = Texts() }; break;
                case "mustNot": read = read with { MustNot = Texts() }; break;
                case "cite": read = read with { Cite = Cited() }; break;
                case "document": document = Text(); break;
                case "quote": quote = Text(); break;
                case "tags": read = read with { Tags = Texts() }; break;
                case "note": Text(); break;
                default: throw Wrong(key, $"there is no \"{key.Value}\". Known: {Known}.");
            }
        }

        return document is null && quote is null ? read
            : document is null || read.Cite.Count > 0 ? throw SuiteFormatException.At(file, line, "a case has \"document\", with \"quote\" or without, or \"cite\".")
            : read with { Cite = [new GoldCitation(document, quote)] };
    }

    /// <summary>The keys of a mapping; whoever takes one takes its value.</summary>
    private IEnumerable<Scalar> Keys(string what)
    {
        if (!parser.TryConsume<MappingStart>(out _))
        {
            throw Wrong(parser.Current!, $"{what} is a mapping of names to values.");
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            Scalar key = Take("a name");
            yield return seen.Add(key.Value) ? key : throw Wrong(key, $"\"{key.Value}\" stands twice in one case.");
        }
    }

    private GoldCitation[] Cited()
    {
        List<GoldCitation> all = [];
        if (!parser.TryConsume<SequenceStart>(out _))
        {
            throw Wrong(parser.Current!, "\"cite\" is a list of \"document\" with \"quote\".");
        }

        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            ParsingEvent start = parser.Current!;
            string? document = null;
            string? quote = null;
            foreach (Scalar key in Keys("what is cited"))
            {
                switch (key.Value)
                {
                    case "document": document = Text(); break;
                    case "quote": quote = Text(); break;
                    default: throw Wrong(key, $"there is no \"{key.Value}\" in \"cite\". Known: document, quote.");
                }
            }

            all.Add(new GoldCitation(document ?? throw Wrong(start, "\"cite\" lacks its \"document\"."), quote));
        }

        return [.. all];
    }

    /// <summary>A list of texts, or one by itself.</summary>
    private string[] Texts()
    {
        if (!parser.TryConsume<SequenceStart>(out _))
        {
            return Text() is { } one ? [one] : [];
        }

        List<string> all = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (Text() is { } text)
            {
                all.Add(text);
            }
        }

        return [.. all];
    }

    /// <summary>A value; null where none is written.</summary>
    private string? Text() => Take("a text") is var value && value is not { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } ? value.Value : null;

    private Scalar Take(string what)
    {
        ParsingEvent at = parser.Current!;
        return parser.TryConsume<Scalar>(out Scalar? scalar) ? scalar : throw Wrong(at, at is AnchorAlias ? "anchors and aliases are not read." : $"{what} is expected.");
    }

    private SuiteFormatException Wrong(ParsingEvent at, string problem) => SuiteFormatException.At(file, LineOf(at), problem);

    private static int LineOf(ParsingEvent at) => (int)at.Start.Line;
}
