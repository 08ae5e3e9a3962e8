using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Cli.Output;

/// <summary>The figures of one suite, for people and for programs.</summary>
internal sealed class ScoreReport
{
    private const int ShownText = 160;

    private readonly SuiteRun run;
    private readonly SuiteHalf? half;
    private readonly Figures figures;
    private readonly IReadOnlyDictionary<string, Interval> intervals;
    private readonly CaseMeasures[] wrong;
    private readonly int shown;

    /// <param name="run">What was run.</param>
    /// <param name="half">The half that it was cut to, or null.</param>
    /// <param name="failures">How many wrong cases are listed.</param>
    public ScoreReport(SuiteRun run, SuiteHalf? half, int failures)
    {
        this.run = run;
        this.half = half;
        figures = Scorer.Score(run.Measures);
        intervals = Bootstrap.Intervals(run.Measures);
        wrong = [.. run.Measures.Where(static m => !m.Judgement.Right)];
        shown = failures;
    }

    public JsonObject Json() => new()
    {
        ["suite"] = run.Suite.Name,
        ["half"] = half is { } only ? WireNames.Of(only) : null,
        ["cases"] = run.Results.Count,
        ["notRun"] = new JsonArray([.. run.Failed.Select(static r => (JsonNode)r.Case.Id)]),
        ["figures"] = FigureJson.Of(figures),
        ["intervals95"] = FigureJson.Of(intervals),
        ["details"] = DetailJson.Of(run.Measures),
        ["failures"] = new JsonArray([.. wrong.Take(shown).Select(static m => new JsonObject
        {
            ["id"] = m.Case.Id,
            ["expect"] = Expected(m),
            ["input"] = m.Case.Input,
            ["detail"] = m.Judgement.Detail,
            ["text"] = m.Answer?.Text,
        })]),
    };

    public void Print(TextWriter output)
    {
        string cut = half is { } only ? $", {WireNames.Of(only)} half" : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Suite.Name}: {run.Results.Count} cases{cut}"));
        var table = new Table("figure", "-", "-value", "95 % interval");
        foreach (RateFigure rate in figures.Rates)
        {
            table.Add(rate.Name, string.Create(CultureInfo.InvariantCulture, $"{rate.Right}/{rate.Of}"), Number(rate.Rate), IntervalOf(rate.Name));
        }

        HashSet<string> rates = [.. figures.Rates.Select(static r => r.Name)];
        foreach ((string name, double? value) in FigureNames.Scalars(figures).Where(s => s.Value is not null && !rates.Contains(s.Name)))
        {
            table.Add(name, "", Number(value!.Value), IntervalOf(name));
        }

        table.Print(output);
        ErrorFigures e = figures.Errors;
        if (e.ToAnswer + e.ToRefuse > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"errors: {e.FalseAnswers}/{e.ToRefuse} false answers, {e.FalseRefusals}/{e.ToAnswer} false refusals, {e.WrongAnswers} answered otherwise than expected"));
        }

        if (figures.ClaimsMacroF1 is not null)
        {
            PrintConfusion(output);
        }

        CitationFigures c = figures.Citations;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"citations: {c.Valid}/{c.Given} exact; {c.AnswersWithout} of {c.Answers} answers without; {c.RefusalsWith} refusals with"));
        if (figures.ElapsedMs is { } elapsed)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"elapsed: p50 {elapsed.P50:0.#} ms, p95 {elapsed.P95:0.#} ms"));
        }

        foreach (CaseMeasures m in wrong.Take(shown))
        {
            output.WriteLine($"- {m.Case.Id} [{Expected(m)}] \"{m.Case.Input}\": {m.Judgement.Detail} | {Short(m.Answer?.Text ?? "")}");
        }

        output.WriteLine();
    }

    private void PrintConfusion(TextWriter output)
    {
        ClaimConfusion confusion = Scorer.Confusion(run.Measures);
        Verdict[] verdicts = Enum.GetValues<Verdict>();
        var table = new Table(["claims: expected", .. verdicts.Select(static v => "-" + WireNames.Of(v)), "-none"]);
        foreach (Verdict expected in verdicts)
        {
            table.Add([WireNames.Of(expected), .. verdicts.Select(found => Count(expected, found)), Count(expected, null)]);
        }

        table.Print(output);

        string Count(Verdict expected, Verdict? found) => confusion.Count(expected, found).ToString(CultureInfo.InvariantCulture);
    }

    private static string Expected(CaseMeasures m) => m.Case.Expect is { } expect ? WireNames.Of(expect) : "";

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= ShownText ? line : line[..ShownText] + "…";
    }

    private string IntervalOf(string name) => intervals.TryGetValue(name, out Interval interval)
        ? string.Create(CultureInfo.InvariantCulture, $"{interval.Low:0.000} to {interval.High:0.000}")
        : "";
}
