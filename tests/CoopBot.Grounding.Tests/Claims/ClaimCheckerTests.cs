using CoopBot.Grounding.Evidence;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Claims;
using CoopBot.Grounding.Decision;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests.Claims;

public sealed class ClaimCheckerTests
{
    /// <summary>Trusts the reader: supported when it supports, contradicted when it contradicts.</summary>
    private static readonly VerdictModel Trusting = new("test", Score(-1, ("support", 1)), Score(-1, ("contradiction", 1)));

    /// <summary>Says "supported" whatever was measured, then "contradicted".</summary>
    private static readonly VerdictModel Gullible = new("test", Score(5), Score(2));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Judge_ReaderSupports_CitesTheShortestPremiseThatSaysSo()
    {
        ClaimJudgement judgement = Judge(Trusting, new StubReader(p => p.Passage.Contains("1992", StringComparison.Ordinal) ? Judgements.Supports : Judgements.Nothing), "The oldest port opened in 1992.");

        Assert.Equal(Verdict.Supported, judgement.Verdict);
        Assert.Equal("The oldest port opened in 1992.", Words(judgement));
    }

    [Fact]
    public void Judge_ReaderContradicts_CitesWhatContradicts()
    {
        ClaimJudgement judgement = Judge(Trusting, new StubReader(p => p.Passage.Contains("did not sign", StringComparison.Ordinal) ? Judgements.Contradicts : Judgements.Nothing), "Norvania signed the treaty.");

        Assert.Equal(Verdict.Contradicted, judgement.Verdict);
        Assert.Contains("Norvania did not sign the treaty.", Words(judgement), StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_ReaderSeesNothing_IsNotFoundWithoutDecidingWords()
    {
        ClaimJudgement judgement = Judge(Trusting, new StubReader(_ => Judgements.Nothing), "The moon is made of cheese.");

        Assert.Equal(Verdict.NotFound, judgement.Verdict);
        Assert.Null(judgement.Deciding);
        Assert.InRange(judgement.Probability, 0.5, 1);
    }

    [Fact]
    public void Judge_NoCandidates_IsNotFoundByThePrior()
    {
        ClaimJudgement judgement = new ClaimChecker(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), Ostria.Statistics(Ostria.Knowledge), null, Gullible).Judge("Anything.", [], Token);

        Assert.Equal((Verdict.NotFound, Gullible.PriorOfNotFound), (judgement.Verdict, judgement.Probability));
        Assert.Empty(judgement.Premises);
    }

    [Theory]
    [InlineData("The oldest port employs 5,000 workers.")] // the passage: 4,000
    [InlineData("The oldest port opened in 1993.")] // the passage: 1992
    [InlineData("The fishing treaty was signed by Maria Holm in April 2011.")] // the passage: March
    [InlineData("Ostria has six ports.")] // the passages: four and five
    public void Judge_NumberThatTheWordsGiveOtherwise_NeverPassesAsSupported(string claim)
    {
        var taken = new StubReader(_ => Judgements.Supports); // a reader that is taken in

        ClaimJudgement judgement = Judge(Gullible, taken, claim);

        Assert.NotEqual(Verdict.Supported, judgement.Verdict);
    }

    /// <summary>The reader likes best the sentences of several passages read as one text: most of them hold no number at all.</summary>
    [Fact]
    public void Judge_NumberGivenOtherwiseInCollectedSentences_NeverPassesAsSupported()
    {
        var reader = new StubReader(p => p.Passage.Contains("workers", StringComparison.Ordinal) && p.Passage.Contains("treaty", StringComparison.Ordinal) ? Judgements.Supports : Judgements.Nothing);

        ClaimJudgement judgement = Judge(Gullible, reader, "The oldest port employs 5,000 workers.");

        Assert.NotEqual(Verdict.Supported, judgement.Verdict);
    }

    [Theory]
    [InlineData("The oldest port employs 4,000 workers.")]
    [InlineData("The oldest port opened in 1992.")]
    public void Judge_NumberThatTheWordsGive_MayPass(string claim) =>
        Assert.Equal(Verdict.Supported, Judge(Gullible, new StubReader(p => p.Passage.Contains("1992", StringComparison.Ordinal) ? Judgements.Supports : Judgements.Nothing), claim).Verdict);

    [Fact]
    public void Judge_WithoutReader_RestsOnWords()
    {
        VerdictModel words = new("test", Score(-3, ("coverage", 5), ("figuresMissing", -3)), Score(-3, ("coverage", 4), ("figuresConflict", 3)));

        Assert.Equal(Verdict.Supported, Judge(words, null, "The oldest port opened in 1992.").Verdict);
        Assert.Equal(Verdict.Contradicted, Judge(words, null, "The oldest port opened in 1993.").Verdict);
        Assert.Equal(Verdict.NotFound, Judge(words, null, "Zeppelins crossed the desert.").Verdict);
    }

    [Fact]
    public void Judge_Cancelled_Stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new ClaimChecker(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), Ostria.Statistics(Ostria.Knowledge), new StubReader(_ => Judgements.Nothing), Trusting)
                .Judge("Ostria has four ports.", Ostria.Ranked(Ostria.Ports.Passage), stop.Token));
    }

    private static ClaimJudgement Judge(VerdictModel model, IReader? reader, string claim) =>
        new ClaimChecker(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), Ostria.Statistics(Ostria.Knowledge), reader, model)
            .Judge(claim, Ostria.Ranked(Ostria.Ports.Passage, Ostria.Treaty.Passage, Ostria.Report.Passage), Token);

    private static string Words(ClaimJudgement judgement)
    {
        PremisePart part = judgement.Deciding!.Premise.Parts[0];
        Document document = Ostria.Knowledge.Documents[part.Ranked.Passage.DocumentId];
        return part.Span.Of(document.Text);
    }

    private static LinearScore Score(double intercept, params (string Name, double Weight)[] weights) =>
        new(intercept, weights.ToDictionary(w => w.Name, w => w.Weight, StringComparer.Ordinal));
}
