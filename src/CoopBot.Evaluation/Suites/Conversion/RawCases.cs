using System.Globalization;
using CoopBot.Evaluation.Drafting;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Suites.Conversion;

/// <summary>Makes cases of what somebody wrote down, or says on which line what is wrong.</summary>
internal static class RawCases
{
    private const int IdDigits = 10;

    /// <summary>All of them, in their order.</summary>
    /// <exception cref="SuiteFormatException">One is none, or there are none.</exception>
    public static IReadOnlyList<SuiteCase> Check(string file, IEnumerable<RawCase> raw)
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        List<SuiteCase> cases = [];
        foreach (RawCase written in raw)
        {
            SuiteCase made = Make(file, written);
            if (!lines.TryAdd(made.Id, written.Line))
            {
                string earlier = lines[made.Id].ToString(CultureInfo.InvariantCulture);
                throw SuiteFormatException.At(file, written.Line, written.Id is null ? $"asks the same as line {earlier}." : $"the id \"{made.Id}\" stands on line {earlier} already.");
            }

            cases.Add(made);
        }

        return cases.Count > 0 ? cases : throw new SuiteFormatException($"{file} holds no cases.");
    }

    /// <summary>An id from what is asked alone: a row that moves or gets another expectation keeps it.</summary>
    public static string IdOf(string? collection, IEnumerable<string> history, string input) =>
        "c-" + SuiteHalves.HashOf(string.Join('\u001f', [collection ?? "", .. history, input]))[..IdDigits];

    private static SuiteCase Make(string file, RawCase written)
    {
        try
        {
            if ((written.Question is null) == (written.Claim is null))
            {
                throw new FormatException("a case has either \"question\" or \"claim\".");
            }

            SuiteCase made = new(written.Id ?? IdOf(written.Collection, written.History, written.Question ?? written.Claim!))
            {
                Collection = written.Collection,
                Question = written.Question,
                Claim = written.Claim,
                History = written.History,
                Expect = ExpectationOf(written),
                Must = [.. Patterns(written.Must, "must"), .. written.Expected.Select(static w => new TextPattern(ExpectedWords.ToPattern(w)))],
                MustNot = Patterns(written.MustNot, "mustNot"),
                Cite = written.Cite,
                Tags = written.Tags,
            };
            return made.Expect is Expectation.Answer || written.Expected.Count == 0
                ? made
                : throw new FormatException($"\"expected\" says what an answer holds, and this case expects \"{WireNames.Of(made.Expect!.Value)}\".");
        }
        catch (FormatException e)
        {
            throw SuiteFormatException.At(file, written.Line, e.Message);
        }
    }

    /// <summary>What is to be said, or cited, is of an answer: then "expect" may be left out.</summary>
    private static Expectation ExpectationOf(RawCase written) => written switch
    {
        { Expect: DraftCase.Todo } => throw new FormatException("\"expect\" is still \"todo\": complete the case, or delete it."),
        { Expect: { } name } => ExpectationNames.Parse(name),
        { Question: not null } when written.Expected.Count + written.Must.Count + written.Cite.Count > 0 => Expectation.Answer,
        _ => throw new FormatException("neither \"expect\" nor, for a question, \"expected\" says what should come out."),
    };

    private static TextPattern[] Patterns(IReadOnlyList<string> sources, string name)
    {
        try
        {
            return [.. sources.Select(static s => new TextPattern(s))];
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"\"{name}\" holds no regular expression: {e.Message}", e);
        }
    }
}
