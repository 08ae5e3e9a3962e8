using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Runs;

/// <summary>Small complete runs.</summary>
internal static class SmallRuns
{
    /// <summary>A run of one suite <c>s</c>.</summary>
    public static StoredRun Of(params RanCase[] cases) => new(
        new RunManifest
        {
            Id = "20260101T000000-abcdef",
            Started = DateTimeOffset.UnixEpoch,
            Finished = DateTimeOffset.UnixEpoch.AddMinutes(1),
            Program = "1",
            Settings = "sha256:1",
            Models = "m",
            Suites = [new RunSuite("s", "/there", "sha256:3", cases.Length, null, null)],
        },
        [new StoredSuite("s", cases)]);

    /// <summary>A question that should be answered with "ten", and what was answered.</summary>
    public static RanCase Question(string id, string text, params string[] tags) => Ran(
        new SuiteCase(id) { Question = "How much?", Expect = Expectation.Answer, Must = [new TextPattern("ten")], Tags = tags },
        Samples.Answer(Outcome.Answered, text, 0.8, Samples.Citation("d", "ten dollars")));

    /// <summary>A question that should be refused.</summary>
    public static RanCase Refusal(string id, bool refused) => Ran(
        new SuiteCase(id) { Question = "Who won?", Expect = Expectation.Refuse },
        Samples.Answer(refused ? Outcome.Refused : Outcome.Answered, "x", 0.7) with { Reason = refused ? RefusalReason.NotStated : null });

    /// <summary>A case that could not be run.</summary>
    public static RanCase Failed(string id) => Ran(new SuiteCase(id) { Claim = "So.", Expect = Expectation.Supported }, null) with { Error = "broken" };

    private static RanCase Ran(SuiteCase @case, Answer? answer) => new(
        CaseMeasures.Of(@case, answer, static _ => "ten dollars"), null, [.. (answer?.Citations ?? []).Select(static _ => new CitationContext("before ", " after"))]);
}
