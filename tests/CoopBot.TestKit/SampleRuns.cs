using System.Globalization;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.TestKit;

/// <summary>Evaluation runs with cases about nothing in particular, kept as real ones are.</summary>
public static class SampleRuns
{
    /// <summary>Keeps a complete run of 40 cases: 20 to answer, 10 to refuse, 10 claims.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="wrong">Numbers of the cases, 0 to 39, that came out wrong.</param>
    /// <param name="program">The program's version.</param>
    /// <param name="note">The run's note.</param>
    /// <returns>Its id.</returns>
    public static string Keep(RunStore store, IReadOnlySet<int> wrong, string program = "0.1.0", string? note = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(wrong);
        SuiteCase[] cases = [.. Enumerable.Range(0, 40).Select(Case)];
        Suite suite = new("golden", "", cases, new Dictionary<string, SuiteCollection>(StringComparer.Ordinal));
        using RunWriter writer = store.Create((id, started) => new RunManifest
        {
            Id = id, Started = started, Program = program, Settings = "sha256:settings", Models = "", Note = note,
            Suites = [new RunSuite(suite.Name, suite.Folder, SuiteFingerprint.Of(suite), cases.Length, null, null)],
        });
        RanCase[] ran = [.. cases.Select((c, i) => Run(c, wrong.Contains(i)))];
        foreach (RanCase result in ran)
        {
            writer.Append(suite.Name, result);
        }

        writer.Complete([new SuiteRun(suite, ran)]);
        return writer.Manifest.Id;
    }

    private static SuiteCase Case(int i) => new(string.Create(CultureInfo.InvariantCulture, $"case-{i:00}"))
    {
        Question = i < 30 ? string.Create(CultureInfo.InvariantCulture, $"How many windows has house <{i}>?") : null,
        Claim = i < 30 ? null : string.Create(CultureInfo.InvariantCulture, $"House {i} has {i} windows."),
        Expect = i < 20 ? Expectation.Answer : i < 30 ? Expectation.Refuse : i % 2 == 0 ? Expectation.Supported : Expectation.Contradicted,
        Tags = [i % 3 == 0 ? "numbers" : "plain"],
    };

    private static RanCase Run(SuiteCase @case, bool wrong)
    {
        Citation citation = new(1, "houses", "Houses", null, null, "", 0, 21, "It has eleven windows", "/documents/houses?from=0&to=21");
        bool refuse = (@case.Expect == Expectation.Refuse) != wrong;
        Verdict? verdict = @case.Claim is null ? null : (@case.Expect == Expectation.Supported) != wrong ? Verdict.Supported : Verdict.Contradicted;
        Answer answer = new()
        {
            Id = @case.Id, Outcome = verdict is not null ? Outcome.Checked : refuse ? Outcome.Refused : Outcome.Answered, Verdict = verdict,
            Reason = verdict is null && refuse ? RefusalReason.NotStated : null,
            Text = verdict is null && refuse ? "The documents touch on this subject, but they don't say that." : "It has **eleven** windows [1].",
            Confidence = wrong ? 0.6 : 0.9, Question = @case.Input, ResolvedQuestion = @case.Input, KnowledgeVersion = "sha256:knowledge", ElapsedMs = 80,
            Citations = verdict is null && refuse ? [] : [citation],
        };
        return new RanCase(CaseMeasures.Of(@case, answer, static _ => "It has eleven windows."), null, [.. answer.Citations.Select(static _ => new CitationContext("", "."))]);
    }
}
