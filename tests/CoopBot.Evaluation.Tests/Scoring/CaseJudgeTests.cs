using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Scoring;

public sealed class CaseJudgeTests
{
    private static readonly SuiteCase Question = new("q")
    {
        Question = "How much?",
        Expect = Expectation.Answer,
        Must = [new TextPattern("\\bten\\b")],
        MustNot = [new TextPattern("eleven")],
        Cite = [new GoldCitation("d", "ten dollars")],
    };

    [Fact]
    public void Judge_WordsAndCitationAreThere_IsRight() =>
        Assert.Equal(new Judgement(true, ""), CaseJudge.Judge(Question, Answered("It is ten.", "ten dollars")));

    [Fact]
    public void Judge_WordIsMissing_NamesIt() =>
        Assert.Equal(new Judgement(false, "text lacks \\bten\\b"), CaseJudge.Judge(Question, Answered("It is tenfold.", "ten dollars")));

    [Fact]
    public void Judge_ForbiddenWord_NamesIt() =>
        Assert.Equal(new Judgement(false, "text has eleven"), CaseJudge.Judge(Question, Answered("Ten or eleven.", "ten dollars")));

    [Fact]
    public void Judge_OtherPassageCited_NamesTheDocument() =>
        Assert.Equal(new Judgement(false, "cites [d]"), CaseJudge.Judge(Question, Answered("Ten.", "something else")));

    [Fact]
    public void Judge_Refused_GivesTheReason()
    {
        Answer refusal = Samples.Answer(Outcome.Refused) with { Reason = RefusalReason.NoEvidence };

        Assert.Equal(new Judgement(false, "false refusal (no_evidence)"), CaseJudge.Judge(Question, refusal));
    }

    [Theory]
    [InlineData(Expectation.Refuse, Outcome.Refused, null, true)]
    [InlineData(Expectation.Refuse, Outcome.Answered, null, false)]
    [InlineData(Expectation.Refuse, Outcome.Checked, Verdict.NotFound, true)] // a claim that isn't borne out is as good as refused
    [InlineData(Expectation.Refuse, Outcome.Checked, Verdict.Supported, false)]
    [InlineData(Expectation.NotSupported, Outcome.Checked, Verdict.Contradicted, true)]
    [InlineData(Expectation.NotSupported, Outcome.Checked, Verdict.Supported, false)]
    [InlineData(Expectation.NotSupported, Outcome.Refused, null, false)]
    [InlineData(Expectation.Contradicted, Outcome.Checked, Verdict.Contradicted, true)]
    [InlineData(Expectation.Contradicted, Outcome.Checked, Verdict.NotFound, false)]
    public void Judge_OutcomeAndVerdict_AreComparedWithWhatIsExpected(Expectation expect, Outcome outcome, Verdict? verdict, bool right) =>
        Assert.Equal(right, CaseJudge.Judge(new SuiteCase("k") { Claim = "!", Expect = expect }, Samples.Answer(outcome) with { Verdict = verdict }).Right);

    [Fact]
    public void Judge_NoAnswer_IsWrong() => Assert.False(CaseJudge.Judge(Question, null).Right);

    [Fact]
    public void Judge_NothingExpected_IsACallersFault() =>
        Assert.Throws<ArgumentException>(() => CaseJudge.Judge(new SuiteCase("x") { Question = "?" }, null));

    private static Answer Answered(string text, string quote) => Samples.Answer(Outcome.Answered, text, 0.9, Samples.Citation("d", quote));
}
