using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Claims;
using CoopBot.Inference.Reading;

namespace CoopBot.Grounding.Tests.Claims;

public sealed class CompoundJudgementTests
{
    private static readonly JudgedPremise Ports = Decides(Ostria.Part(Ostria.Ports, 0, 0));
    private static readonly JudgedPremise Treaty = Decides(Ostria.Part(Ostria.Treaty, 1, 1));

    [Fact]
    public void Of_NoParts_IsTheWhole()
    {
        ClaimJudgement whole = Judged(Verdict.NotFound, 0.5, null);

        Assert.Same(whole, CompoundJudgement.Of(whole, []));
    }

    [Fact]
    public void Of_UnsureWholeAndASurelyContradictedPart_IsContradictedByThatPart()
    {
        ClaimJudgement judgement = CompoundJudgement.Of(
            Judged(Verdict.Supported, 0.55, Ports), [Judged(Verdict.Supported, 0.9, Ports), Judged(Verdict.Contradicted, 0.8, Treaty)]);

        Assert.Equal((Verdict.Contradicted, 0.8, Treaty), (judgement.Verdict, judgement.Probability, judgement.Deciding));
    }

    [Fact]
    public void Of_UnsureWholeAndSurelySupportedParts_IsSupportedAsFarAsTheWeakest()
    {
        ClaimJudgement judgement = CompoundJudgement.Of(
            Judged(Verdict.Contradicted, 0.5, Treaty), [Judged(Verdict.Supported, 0.9, Ports), Judged(Verdict.Supported, 0.75, Treaty)]);

        Assert.Equal((Verdict.Supported, 0.75), (judgement.Verdict, judgement.Probability));
        Assert.Equal([Ports, Treaty], judgement.Beside);
    }

    [Theory]
    [InlineData(Verdict.Supported, 0.9, Verdict.Contradicted, 0.95)]
    [InlineData(Verdict.Supported, 0.5, Verdict.Contradicted, 0.6)]
    [InlineData(Verdict.Contradicted, 0.7, Verdict.Supported, 0.95)]
    [InlineData(Verdict.NotFound, 0.5, Verdict.NotFound, 0.9)]
    public void Of_SureWholeOrUnsureParts_KeepsTheVerdictOfTheWhole(Verdict whole, double sureness, Verdict part, double partSureness) =>
        Assert.Equal(
            (whole, sureness),
            CompoundJudgement.Of(Judged(whole, sureness, Ports), [Judged(Verdict.Supported, 0.9, Ports), Judged(part, partSureness, Treaty)]) is var j ? (j.Verdict, j.Probability) : default);

    [Fact]
    public void Of_SupportedWhole_CitesWhatDecidesEachPart() =>
        Assert.Equal([Ports, Treaty], CompoundJudgement.Of(Judged(Verdict.Supported, 0.9, Ports), [Judged(Verdict.Supported, 0.9, Ports), Judged(Verdict.Supported, 0.5, Treaty)]).Beside);

    private static ClaimJudgement Judged(Verdict verdict, double probability, JudgedPremise? deciding) => new(verdict, probability, deciding, [], []);

    private static JudgedPremise Decides(PremisePart part) =>
        JudgedPremise.Of("Ostria has four ports.", Ostria.Terms("Ostria has four ports."), new Premise(PremiseKind.Sentences, [part], new ReaderPair("", "")), null);
}
