using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;
using CoopBot.TestKit;

namespace CoopBot.Audit.Tests.Checking;

public sealed class LogVerifierTests : IDisposable
{
    private static readonly KnowledgeSnapshot Then = Snapshots.Of(
        ("kept", "The bridge was opened in 1931. It is long."),
        ("shifted", "The fee is ten dollars. It is due in May."),
        ("wrapped", "The office opens at nine and closes at five."),
        ("renamed", "The library holds forty thousand books."),
        ("edited", "The pool has six lanes."),
        ("deleted", "The market is held on Mondays."));

    private static readonly KnowledgeSnapshot Now = Snapshots.Of(
        ("kept", "The bridge was opened in 1931. It is long."),
        ("shifted", "New words first. The fee is ten dollars. It is due in May."),
        ("wrapped", "The office opens at nine\nand closes at five."),
        ("new/name", "The library holds forty thousand books."),
        ("edited", "The pool has eight lanes."));

    private readonly TestLog test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Run_DocumentsEditedMovedAndDeleted_FindsEachKindAndNothingElse()
    {
        await AskAllAsync();

        List<AuditFinding> found = [];
        VerificationSummary summary = await VerifyAsync(Now, new StubJudge(), found);

        Assert.Equal(
            ["deleted Gone", "edited Changed", "renamed Moved new/name", "shifted Moved shifted", "wrapped Moved wrapped"],
            found.Where(static f => f.Citation is not null).Select(static f => $"{f.Citation!.Citation.Document} {f.Citation.Status} {f.Citation.Now?.Document}".Trim()).Order());
        Assert.Equal(["deleted NoLongerSaid", "edited Contradicted"], found.Where(static f => f.Claim is not null).Select(static f => $"{f.AnswerId} {f.Claim!.Standing}"));
        Assert.Equal((1, 3, 1, 1), (summary.Citations[CitationStatus.Intact], summary.Citations[CitationStatus.Moved], summary.Citations[CitationStatus.Changed], summary.Citations[CitationStatus.Gone]));
        Assert.False(summary.Passes);
    }

    [Fact]
    public async Task Run_NothingChanged_PassesWithoutJudging()
    {
        await AskAllAsync();

        List<AuditFinding> found = [];
        VerificationSummary summary = await VerifyAsync(Then, new StubJudge(), found);

        Assert.Empty(found);
        Assert.True(summary.Passes);
        Assert.Equal((6, 0), (summary.Claims[ClaimStanding.Holds], summary.Judged));
    }

    [Fact]
    public async Task Run_WithoutJudging_SaysHowManyClaimsWerentJudged()
    {
        await AskAllAsync();

        VerificationSummary summary = await VerifyAsync(Now, null, []);

        Assert.Equal(6, summary.Claims[ClaimStanding.NotJudged]);
    }

    [Fact]
    public async Task Run_WordsStandButAnotherDocumentSaysOtherwise_IsContradicted()
    {
        await AskAllAsync();
        KnowledgeSnapshot both = Snapshots.Of(("edited", "The pool has six lanes."), ("later", "The pool has eight lanes."));

        List<AuditFinding> found = [];
        await VerifyAsync(both, new StubJudge(), found);

        AuditFinding contradicted = Assert.Single(found, static f => f.Claim?.Standing == ClaimStanding.Contradicted);
        Assert.Equal("edited", contradicted.AnswerId);
    }

    [Fact]
    public async Task Run_SameClaimManyTimes_IsJudgedOnce()
    {
        await AskAllAsync();
        await AskAllAsync();
        StubJudge judge = new();

        await VerifyAsync(Now, judge, []);

        Assert.Equal(6, judge.Claims.Count);
    }

    private static Task<VerificationSummary> VerifyAsync(TestLog test, KnowledgeSnapshot knowledge, IQuestionAnswerer? judge, List<AuditFinding> found) =>
        new LogVerifier(test.Log, new CitationRecheck(knowledge), new ClaimRecheck(judge, knowledge.Version)).RunAsync(null, found.Add, null, TestLog.Token);

    private Task<VerificationSummary> VerifyAsync(KnowledgeSnapshot knowledge, IQuestionAnswerer? judge, List<AuditFinding> found) => VerifyAsync(test, knowledge, judge, found);

    private async Task AskAllAsync()
    {
        foreach (Document document in Then.Documents.Values)
        {
            string quote = document.Text[..(document.Text.IndexOf('.', StringComparison.Ordinal) + 1)];
            AnswerEntry answer = TestLog.Answer(document.Id, citations: TestLog.Cite(document, quote));
            await test.Log.AppendAsync(answer with { Versions = answer.Versions with { Knowledge = Then.Version } }, TestLog.Token);
        }
    }

    /// <summary>Thinks that "eight lanes" contradicts six and supports nothing else.</summary>
    private sealed class StubJudge : IQuestionAnswerer
    {
        public List<string> Claims { get; } = [];

        public Task<Answer> AskAsync(Inquiry inquiry, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Answer> CheckAsync(string claim, CancellationToken cancellationToken)
        {
            Claims.Add(claim);
            bool contradicted = claim.Contains("six lanes", StringComparison.Ordinal);
            Citation[] deciding = contradicted ? [Samples.Citation("later", "The pool has eight lanes.")] : [];
            return Task.FromResult(Samples.Answer(Outcome.Checked, citations: deciding) with { Verdict = contradicted ? Verdict.Contradicted : Verdict.NotFound });
        }
    }
}
