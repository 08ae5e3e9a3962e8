using CoopBot.Answering.Generation;
using CoopBot.FakeModel;
using CoopBot.Grounding.Answers;
using CoopBot.Inference.Reading;
using CoopBot.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Grounding.Tests.Generated;

/// <summary>What a person sees when a chat model words answers, however it behaves.</summary>
public sealed class WordedAnswerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AskAsync_GoodModel_IsWordedWithCitationsThatAreSlices()
    {
        Answer answer = await AskAsync(_ => "Maria Holm signed the fishing treaty in March 2011 [1].", static _ => Judgements.Supports);

        Assert.Equal("Maria Holm signed the fishing treaty in March 2011 [1].", answer.Text);
        Citation citation = Assert.Single(answer.Citations);
        Assert.Equal(("treaty", "The fishing treaty was signed by Maria Holm in March 2011."), (citation.DocumentId, citation.Quote));
        Assert.Equal(new GeneratedBy("fake", ChatPrompts.Version), answer.Explanation!.Generated);
        Assert.Equal("fake", answer.WordedBy);
    }

    [Theory]
    [InlineData("The fishing treaty was signed by Maria Holm in March 2012 [1].")] // a number
    [InlineData("The fishing treaty was signed by Ana Berg in March 2011 [1].")] // a name
    [InlineData("The fishing treaty was not signed by Maria Holm in March 2011 [1].")] // a negation
    [InlineData("Maria Holm said that the treaty was \"a great day for fishing\" [1].")] // a quotation
    [InlineData("Maria Holm signed the treaty, see evil.example/win [1].")] // an address
    [InlineData("Maria Holm signed the treaty in 2011 for 90 million dollars [1].")] // an invention with a number
    public async Task AskAsync_LieThatTheReaderTakes_IsStoppedByTheComparison(string lie)
    {
        Answer answer = await AskAsync(_ => lie, static _ => Judgements.Supports);

        AssertOwnWords(answer);
        Assert.Contains("failed verification", answer.Explanation!.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_InventionThatTheReaderDoesNotFind_IsLeftOutVisibly()
    {
        Answer answer = await AskAsync(
            _ => "Maria Holm signed the fishing treaty in March 2011 [1]. Everybody was delighted with it [1].",
            static p => p.Query.Contains("delighted", StringComparison.Ordinal) && !p.Query.Contains("Maria", StringComparison.Ordinal) ? Judgements.Nothing : Judgements.Supports);

        Assert.Equal($"Maria Holm signed the fishing treaty in March 2011 [1].\n\n{WordingTexts.OneLeftOut}", answer.Text);
    }

    [Theory]
    [InlineData("Maria Holm signed the fishing treaty in March 2011 [2].")] // wrong
    [InlineData("Maria Holm signed the fishing treaty in March 2011 [77].")] // of nothing
    [InlineData("Maria Holm signed the fishing treaty in March 2011.")] // none
    [InlineData("The fishing treaty was signed by Maria Holm in March 2011 [3].")] // verbatim, and wrong
    public async Task AskAsync_WrongCitation_IsPutRight(string draft)
    {
        Answer answer = await AskAsync(_ => draft, static p => p.Passage.Contains("Holm", StringComparison.Ordinal) ? Judgements.Supports : Judgements.Nothing);

        Assert.Equal("treaty", Assert.Single(answer.Citations).DocumentId);
        Assert.EndsWith("[1].", answer.Text, StringComparison.Ordinal);
        Assert.Contains("1 of them given another passage", answer.Explanation!.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_TrueButNoAnswer_GivesTheDocumentsOwnWords()
    {
        Answer answer = await AskAsync(_ => "Prices rose in 2019 [3].", static p => p.Passage == "Prices rose in 2019." ? Judgements.Nothing : Judgements.Supports);

        AssertOwnWords(answer);
    }

    [Theory]
    [InlineData(FakeBehaviour.Refusing, "failed verification")]
    [InlineData(FakeBehaviour.Nonsense, "failed verification")]
    [InlineData(FakeBehaviour.Injecting, "failed verification")]
    [InlineData(FakeBehaviour.CutOff, "cut off")]
    [InlineData(FakeBehaviour.Malformed, "no answer")]
    [InlineData(FakeBehaviour.Empty, "no answer")]
    [InlineData(FakeBehaviour.ContentFilter, "content filter")]
    [InlineData(FakeBehaviour.TooManyRequests, "429")]
    [InlineData(FakeBehaviour.ServerError, "5xx")]
    [InlineData(FakeBehaviour.Unauthorized, "4xx")]
    [InlineData(FakeBehaviour.Down, "can't be reached")]
    public async Task AskAsync_FailingModel_GivesTheDocumentsOwnWordsAndSaysWhy(FakeBehaviour behaviour, string reason)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(behaviour);

        Answer answer = await AskAsync(server, static p => p.Query.Contains("treaty", StringComparison.Ordinal) || p.Query.Contains("Who", StringComparison.Ordinal) ? Judgements.Supports : Judgements.Nothing);

        AssertOwnWords(answer);
        Assert.Contains(reason, answer.Explanation!.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAsync_Refused_AsksNoModel()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();

        Answer answer = await Answerer(server, static _ => Judgements.Nothing, Ostria.Never).AskAsync(new Inquiry("Who signed the treaty?"), Token);

        Assert.Equal(Outcome.Refused, answer.Outcome);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task AskAsync_NoReader_AsksNoModel()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();

        Answer answer = await Answerer(server, null).AskAsync(new Inquiry("Who signed the treaty?"), Token);

        Assert.Contains(WordingTexts.NoReader, answer.Explanation!.Notes);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task AskAsync_Markup_IsShownAsItStands()
    {
        Answer answer = await AskAsync(_ => "Maria Holm signed the <b>fishing</b> treaty in March 2011 [1].", static _ => Judgements.Supports);

        Assert.DoesNotContain(" <b>", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task AskAsync_UnsureReader_AsksForASecondOpinionOnlyWhereThatIsOn(bool on, bool shown)
    {
        ReaderJudgement unsure = Judgements.Supports with { Supported = 0.5, Contradicted = 0.05, NotFound = 0.45 };
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        server.Script = static r => new FakeReply(r.LastUserText.Contains("Claim:", StringComparison.Ordinal) ? "YES" : "It was Maria Holm who put her name under the treaty [1].");
        GroundingOptions options = new() { AnswerThreshold = 0, SecondOpinion = on, SupportThreshold = 1, UnsureFrom = 0 };

        Answer answer = await Answerer(server, p => p.Query.Contains("put her name", StringComparison.Ordinal) ? unsure : Judgements.Supports, options).AskAsync(new Inquiry("Who signed the treaty?"), Token);

        Assert.Equal(shown, answer.Text.Contains("put her name", StringComparison.Ordinal));
        Assert.Equal(on, server.Requests.Any(static r => r.LastUserText.Contains("Claim:", StringComparison.Ordinal)));
    }

    private static void AssertOwnWords(Answer answer)
    {
        Assert.Equal(Outcome.Answered, answer.Outcome);
        Assert.Null(answer.Explanation!.Generated);
        Assert.Null(answer.WordedBy);
        Assert.Contains("The fishing treaty was signed by", answer.Text.Replace("**", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("2012", answer.Text, StringComparison.Ordinal);
    }

    private static async Task<Answer> AskAsync(Func<FakeRequest, string> says, Func<ReaderPair, ReaderJudgement> judge)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        server.Script = r => new FakeReply(says(r));
        return await AskAsync(server, judge);
    }

    private static Task<Answer> AskAsync(FakeModelServer server, Func<ReaderPair, ReaderJudgement> judge) => Answerer(server, judge).AskAsync(new Inquiry("Who signed the treaty?"), Token);

    /// <summary>An answerer that finds the treaty first.</summary>
    private static QuestionAnswerer Answerer(FakeModelServer server, Func<ReaderPair, ReaderJudgement>? judge, GroundingOptions? options = null)
    {
        StubRetriever retriever = new(Ostria.Knowledge) { Finds = static _ => [Ostria.Treaty.Passage, Ostria.Ports.Passage, Ostria.Report.Passage] };
        return new QuestionAnswerer(
            retriever, Ostria.Statistics(Ostria.Knowledge), judge is null ? null : new StubReader(judge), options ?? Ostria.Always, new FakeTimeProvider(), new DraftWriter(FakeModelClient.Model(server)));
    }
}
