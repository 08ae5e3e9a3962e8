using CoopBot.Evaluation.Scoring;
using CsvHelper;

namespace CoopBot.Evaluation.Suites.Conversion;

/// <summary>Cases as CSV, a row each. Several values of one cell stand on lines of their own.</summary>
internal static class CsvSuite
{
    private const string Notes = "note";

    /// <summary>What a spreadsheet takes for a formula, and what keeps it from that.</summary>
    private const string Risky = "=+-@\t\r'";

    private static readonly string[] Columns =
        ["id", "collection", "question", "claim", "history", "expect", "expected", "must", "mustNot", "document", "quote", "tags", Notes];

    /// <summary>Columns of which one has to say what should come out.</summary>
    private static readonly string[] Outcomes = ["expect", "expected", "must", "document"];

    public static IEnumerable<RawCase> Read(string file, string text)
    {
        CsvReaderOptions options = new()
        {
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
            MaxRecordSize = 1 << 20,
        };
        List<RawCase> cases = [];
        try
        {
            using CsvReader csv = CsvReader.Create(new StringReader(text), options, leaveOpen: false);
            csv.ReadHeader();
            int[] columns = ColumnsOf(file, [.. csv.Headers]);
            while (csv.Read())
            {
                cases.Add(Row((int)csv.LineNumber, column => columns[Array.IndexOf(Columns, column)] is >= 0 and var at ? Cell(csv.GetString(at)) : ""));
            }
        }
        catch (CsvFormatException e)
        {
            throw SuiteFormatException.At(file, (int)Math.Max(1, e.LineNumber), $"not the CSV that is expected: {e.Message}");
        }
        catch (FormatException e)
        {
            throw new SuiteFormatException($"{file}{e.Message}", e);
        }

        return cases;
    }

    public static string Write(IEnumerable<SuiteCase> cases)
    {
        StringWriter text = new() { NewLine = "\n" };
        using CsvWriter csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        string[] written = [.. Columns.Where(static c => c is not ("expected" or Notes))];
        csv.WriteRecord(written);
        foreach (SuiteCase @case in cases)
        {
            csv.WriteRecord([.. written.Select(column => Value(@case, column)).Select(static v => v.Length > 0 && Risky.Contains(v[0]) ? "'" + v : v)]);
        }

        csv.Flush();
        return text.ToString();
    }

    /// <summary>Where each of <see cref="Columns"/> stands; -1 where it is missing.</summary>
    private static int[] ColumnsOf(string file, string[] headers)
    {
        string[] names = [.. headers.Select(static h => h.Trim())];
        foreach (string name in names)
        {
            if (!Columns.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw SuiteFormatException.At(file, 1, $"there is no column \"{name}\". Known: {string.Join(", ", Columns)}.");
            }

            if (names.Count(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) > 1)
            {
                throw SuiteFormatException.At(file, 1, $"two columns are named \"{name}\".");
            }
        }

        int[] at = [.. Columns.Select(c => Array.FindIndex(names, n => string.Equals(n, c, StringComparison.OrdinalIgnoreCase)))];
        bool Has(string column) => at[Array.IndexOf(Columns, column)] >= 0;
        return !Has("question") && !Has("claim") ? throw SuiteFormatException.At(file, 1, "there is neither a column \"question\" nor a column \"claim\".")
            : !Outcomes.Any(Has) ? throw SuiteFormatException.At(file, 1, "there is neither a column \"expect\" nor a column \"expected\".")
            : at;
    }

    private static RawCase Row(int line, Func<string, string> cell) => new(line)
    {
        Id = One(cell("id")),
        Collection = One(cell("collection")),
        Question = Text(cell("question")),
        Claim = Text(cell("claim")),
        History = Lines(cell("history")),
        Expect = One(cell("expect")),
        Expected = Lines(cell("expected")),
        Must = Lines(cell("must")),
        MustNot = Lines(cell("mustNot")),
        Cite = Cited(line, cell("document"), cell("quote")),
        Tags = cell("tags").Split(['\n', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    /// <summary>Document by document its quote, or several quotes of one document.</summary>
    private static GoldCitation[] Cited(int line, string document, string quote)
    {
        string[] documents = [.. Lines(document).Select(static d => d.Trim())];
        string[] quotes = string.IsNullOrWhiteSpace(quote) ? [] : quote.Split('\n');
        return (documents.Length, quotes.Length) switch
        {
            (_, 0) => [.. documents.Select(static d => new GoldCitation(d, null))],
            (1, _) => [.. quotes.Select(q => new GoldCitation(documents[0], Text(q)))],
            _ when documents.Length == quotes.Length => [.. documents.Zip(quotes, static (d, q) => new GoldCitation(d, Text(q)))],
            _ => throw new FormatException(FormattableString.Invariant($", line {line}: {documents.Length} documents and {quotes.Length} quotes: give a quote for each document, on a line each.")),
        };
    }

    private static string Value(SuiteCase @case, string column) => column switch
    {
        "id" => @case.Id,
        "collection" => @case.Collection ?? "",
        "question" => @case.Question ?? "",
        "claim" => @case.Claim ?? "",
        "history" => string.Join('\n', @case.History),
        "expect" => @case.Expect is { } expect ? WireNames.Of(expect) : "",
        "must" => string.Join('\n', @case.Must),
        "mustNot" => string.Join('\n', @case.MustNot),
        "document" => string.Join('\n', @case.Cite.Select(static c => c.Document)),
        "quote" => string.Join('\n', @case.Cite.Select(static c => c.Quote)),
        _ => string.Join("; ", @case.Tags),
    };

    private static string Cell(string value)
    {
        string lines = value.ReplaceLineEndings("\n");
        return lines is ['\'', var next, ..] && Risky.Contains(next) ? lines[1..] : lines;
    }

    private static string? Text(string cell) => string.IsNullOrWhiteSpace(cell) ? null : cell;

    private static string? One(string cell) => Text(cell)?.Trim();

    private static string[] Lines(string cell) => [.. cell.Split('\n').Where(static l => !string.IsNullOrWhiteSpace(l))];
}
