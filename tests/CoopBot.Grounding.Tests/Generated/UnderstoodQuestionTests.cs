using CoopBot.Answering.Generation;
using CoopBot.Answering.Languages;
using CoopBot.FakeModel;
using CoopBot.Grounding.Answers;
using CoopBot.Inference.Reading;
using CoopBot.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Grounding.Tests.Generated;

/// <summary>Follow-ups and questions in other languages, with a chat model and without.</summary>
public sealed class UnderstoodQuestionTests
{
    private const string German = "Wer hat den Vertrag unterschrieben und wann war das?";
    private const string English = "Who signed the treaty, and when?";
    private const string Sentence = "Maria Holm signed the fishing treaty in March 2011.";
    private const string Satz = "Maria Holm unterschrieb den Fischereivertrag im März 2011.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AskAsync_AnotherLanguage_IsTranslatedAndAnsweredInIt()
    {
        await using FakeModelServer server = await TranslatorAsync(back: Sentence, there: Satz);

        Answer answer = await Answerer(server).AskAsync(new Inquiry(German), Token);

        Assert.Equal($"{Satz[..^1]} [1].", answer.Text);
        Assert.Equal((German, English), (answer.Question, answer.ResolvedQuestion));
        Assert.Equal("The fishing treaty was signed by Maria Holm in March 2011.", Assert.Single(answer.Citations).Quote); // the original
    }

    [Theory]
    [InlineData("Ana Berg signed the fishing treaty in March 2011.", Satz)] // it says something else when it is brought back
    [InlineData(Sentence, "Maria Holm unterschrieb den Fischereivertrag im März 2012.")] // another figure
    public async Task AskAsync_TranslationThatDoesNotHold_GivesTheDocumentsLanguage(string back, string there)
    {
        await using FakeModelServer server = await TranslatorAsync(back, there);

        Answer answer = await Answerer(server).AskAsync(new Inquiry(German), Token);

        Assert.Equal($"{Sentence[..^1]} [1].", answer.Text);
    }

    [Fact]
    public async Task AskAsync_AnotherLanguageWithoutAModel_SaysInItWhatItReads()
    {
        Answer answer = await Ostria.Answerer(new StubReader(static _ => Judgements.Nothing), Ostria.Never).AskAsync(new Inquiry(German), Token);

        Assert.Equal(Outcome.Refused, answer.Outcome);
        Assert.Equal(LanguageTexts.ReadsOnly(Language.German, Language.English), answer.Text);
        Assert.Empty(answer.Citations);
    }

    [Fact]
    public async Task AskAsync_AnotherLanguageAndADeadModel_SaysInItWhatItReads()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(FakeBehaviour.Down);

        Answer answer = await Answerer(server, Ostria.Never, static _ => Judgements.Nothing).AskAsync(new Inquiry(German), Token);

        Assert.Equal(LanguageTexts.ReadsOnly(Language.German, Language.English), answer.Text);
        Assert.Equal(German, answer.ResolvedQuestion);
    }

    [Theory]
    [InlineData("Who signed the treaty for Norvania?", "Who signed the treaty for Norvania?")]
    [InlineData("Who signed the treaty for Atlantis?", null)] // a name that nobody said
    public async Task AskAsync_FollowUp_IsRewrittenWithThePersonsOwnNames(string rewritten, string? understood)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        server.Script = r => new FakeReply(r.LastUserText.Contains("EARLIER QUESTIONS", StringComparison.Ordinal) ? rewritten : "NO ANSWER");
        Inquiry inquiry = new("And who signed it?") { History = ["Did Norvania sign the treaty?"] };

        Answer answer = await Answerer(server).AskAsync(inquiry, Token);
        Answer byGrammar = await Ostria.Answerer(new StubReader(static _ => Judgements.Supports), Ostria.Always).AskAsync(inquiry, Token);

        Assert.Equal(understood ?? byGrammar.ResolvedQuestion, answer.ResolvedQuestion);
        Assert.NotEqual(inquiry.Question, byGrammar.ResolvedQuestion);
    }

    /// <summary>Words the answer, and translates the question, the answer and the answer again as it is told.</summary>
    private static async Task<FakeModelServer> TranslatorAsync(string back, string there)
    {
        FakeModelServer server = await FakeModelServer.StartAsync();
        server.Script = r => new FakeReply(
            !r.LastUserText.Contains("Task: translate", StringComparison.Ordinal) ? $"{Sentence[..^1]} [1]."
            : r.LastUserText.Contains("into German", StringComparison.Ordinal) ? $"[1] {there}"
            : r.LastUserText.Contains("Wer hat", StringComparison.Ordinal) ? $"[1] {English}"
            : $"[1] {back}");
        return server;
    }

    private static QuestionAnswerer Answerer(FakeModelServer server, GroundingOptions? options = null, Func<ReaderPair, ReaderJudgement>? judge = null)
    {
        StubRetriever retriever = new(Ostria.Knowledge) { Finds = static _ => [Ostria.Treaty.Passage, Ostria.Ports.Passage, Ostria.Report.Passage] };
        return new QuestionAnswerer(
            retriever, Ostria.Statistics(Ostria.Knowledge), new StubReader(judge ?? (static _ => Judgements.Supports)), options ?? Ostria.Always, new FakeTimeProvider(), new DraftWriter(FakeModelClient.Model(server)));
    }
}
