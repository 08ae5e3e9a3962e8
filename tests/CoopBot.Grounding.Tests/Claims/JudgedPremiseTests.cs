using CoopBot.Grounding.Claims;
using CoopBot.Inference.Reading;

namespace CoopBot.Grounding.Tests.Claims;

public sealed class JudgedPremiseTests
{
    [Fact]
    public void Of_Passage_FocusesOnTheSentenceThatSharesMost()
    {
        JudgedPremise judged = Of("The oldest port opened in 1992.", Ostria.Part(Ostria.Ports));

        Assert.Equal((1, 1, 1.0), (judged.Focus.First, judged.Focus.Last, judged.Coverage));
        Assert.Equal(1, judged.ContextCoverage);
        Assert.False(judged.Disagrees);
    }

    [Fact]
    public void Of_SeveralParts_ContextCoversMoreThanAnySentence()
    {
        JudgedPremise judged = Of("Norvania opened the oldest port.", Ostria.Part(Ostria.Ports), Ostria.Part(Ostria.Treaty));

        Assert.Equal(1, judged.ContextCoverage);
        Assert.InRange(judged.Coverage, 0.1, 0.99);
    }

    [Theory]
    [InlineData("The oldest port employs 5,000 workers.", true)] // one part gives 4,000, the other none
    [InlineData("The oldest port employs 4,000 workers.", false)]
    [InlineData("The oldest port owns 5,000 ships.", false)] // nothing alike is counted
    [InlineData("The oldest port employs workers.", false)]
    public void Disagrees_FigureGivenOtherwiseInAnyPart_UnlessAnotherPartGivesIt(string claim, bool expected)
    {
        Assert.Equal(expected, Of(claim, Ostria.Part(Ostria.Ports), Ostria.Part(Ostria.Treaty)).Disagrees);
        Assert.Equal(expected, Of(claim, Ostria.Part(Ostria.Treaty), Ostria.Part(Ostria.Ports)).Disagrees);
    }

    [Fact]
    public void Disagrees_AnotherPartGivesTheFigure_IsFalse() =>
        Assert.False(Of("Ostria has five ports.", Ostria.Part(Ostria.Ports), Ostria.Part(Ostria.Report)).Disagrees);

    [Fact]
    public void SupportAndContradiction_WithReader_AreItsProbabilities()
    {
        JudgedPremise judged = Of(new ReaderJudgement(0, 0.7, 0.2, 0.1, null), "Ostria has four ports.", Ostria.Part(Ostria.Ports));

        Assert.Equal((0.7, 0.2), (judged.Support, judged.Contradiction));
    }

    [Theory]
    [InlineData("The oldest port opened in 1992.", true)]
    [InlineData("The oldest port opened in 1993.", false)]
    [InlineData("The oldest port did not open in 1992.", false)]
    public void SupportAndContradiction_WithoutReader_RestOnTheComparison(string claim, bool supports)
    {
        JudgedPremise judged = Of(claim, Ostria.Part(Ostria.Ports));

        Assert.Equal(supports, judged.Support > judged.Contradiction);
    }

    private static JudgedPremise Of(string claim, params PremisePart[] parts) => Of(null, claim, parts);

    private static JudgedPremise Of(ReaderJudgement? judgement, string claim, params PremisePart[] parts) =>
        JudgedPremise.Of(claim, Ostria.Terms(claim), new Premise(parts.Length > 1 ? PremiseKind.Collected : PremiseKind.Passage, parts, new ReaderPair(claim, "")), judgement);
}
