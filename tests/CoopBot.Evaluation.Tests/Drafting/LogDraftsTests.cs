using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Evaluation.Drafting;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Tests.Drafting;

public sealed class LogDraftsTests
{
    [Fact]
    public async Task ReadAsync_RatedDownRefusedAndOthers_TakesTheFirstTwoRatedDownFirst()
    {
        LogDrafts read = await ReadAsync(
            Refused(1, "Who founded Rome?"),
            Answered(2, "What is the fee?"),
            Refused(3, "who founded  ROME"),
            Answered(4, "How high is the tower?", Down("Too old"), Down(null)),
            Answered(5, "Where is it?", new FeedbackEntry { Answer = "a5", Rating = Rating.Up, Channel = "cli" }));

        Assert.Equal(["How high is the tower?", "Who founded Rome?"], read.Cases.Select(static c => c.Input));
        Assert.Equal(["thumbs-down"], read.Cases[0].Tags);
        Assert.Equal("rated down 2 times (\"Too old\"); last on 2026-11-04: coopbot audit show a4", read.Cases[0].Note);
        Assert.Equal(["refused"], read.Cases[1].Tags);
        Assert.Equal("refused 2 times (not_stated); last on 2026-11-03: coopbot audit show a3", read.Cases[1].Note);
    }

    [Fact]
    public async Task ReadAsync_RedactedOrNotKept_IsCountedAndNotDrafted()
    {
        LogDrafts read = await ReadAsync(Refused(1, null), Answered(2, null, Down("It says Ana Holm owes me")));

        Assert.Empty(read.Cases);
        Assert.Equal(2, read.NotKept);
    }

    [Fact]
    public async Task ReadAsync_UnreadableOrChecked_IsNoQuestionOrAClaim()
    {
        LogDrafts read = await ReadAsync(
            Refused(1, "\u0001", RefusalReason.Unreadable),
            Answered(2, "The tower is 40 metres high.", Down(null)) with { Entry = Entry(2, "The tower is 40 metres high.") with { Outcome = Outcome.Checked, Verdict = Verdict.NotFound } });

        Assert.True(Assert.Single(read.Cases).IsClaim);
    }

    [Fact]
    public async Task KnownCases_SameQuestionOrKeptId_Holds()
    {
        DraftCase draft = Assert.Single((await ReadAsync(Refused(1, "Who founded Rome?"))).Cases);

        Assert.True(Known(new SuiteCase("x") { Question = "who founded Rome ?" }).Holds(draft));
        Assert.True(Known(new SuiteCase(draft.Id) { Question = "Rome was founded by whom?" }).Holds(draft));
        Assert.False(Known(new SuiteCase("x") { Question = "Who founded Rome?", History = ["Tell me of Rome."] }).Holds(draft));
        Assert.False(Known(new SuiteCase("x") { Question = "Who founded Rome?", Collection = "c1" }).Holds(draft));
    }

    private static KnownCases Known(SuiteCase @case) => new([new Suite("s", "", [@case], new Dictionary<string, SuiteCollection>())]);

    private static Task<LogDrafts> ReadAsync(params RatedAnswer[] answers) => LogDrafts.ReadAsync(answers.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

    private static RatedAnswer Answered(int number, string? question, params FeedbackEntry[] feedback) => new(Entry(number, question), feedback);

    private static RatedAnswer Refused(int number, string? question, RefusalReason reason = RefusalReason.NotStated) =>
        new(Entry(number, question) with { Outcome = Outcome.Refused, Reason = reason }, []);

    private static FeedbackEntry Down(string? comment) => new() { Answer = "a", Rating = Rating.Down, Comment = comment, Channel = "cli" };

    private static AnswerEntry Entry(int number, string? question) => new()
    {
        Id = $"a{number}",
        Sequence = number,
        Time = new DateTimeOffset(2026, 11, number, 9, 0, 0, TimeSpan.Zero),
        Outcome = Outcome.Answered,
        Confidence = 0.9,
        Question = question,
        ResolvedQuestion = question,
        Versions = new LoggedVersions("sha256:then", "", "sha256:settings", "0.1.0"),
        Channel = "cli",
    };
}
