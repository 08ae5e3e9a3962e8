using CoopBot.Answering.Mentions;
using CoopBot.Grounding.Evidence;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding.Tests.Evidence;

public sealed class QuestionTermsTests
{
    [Fact]
    public void Coverage_HalfOfEvenWeights_IsHalf()
    {
        QuestionTerms terms = new("fish boats sail north", new Even());

        Assert.Equal(4, terms.Count);
        Assert.Equal(4, terms.Total);
        Assert.Equal(0.5, terms.Coverage(Stems("boats fish")));
        Assert.Equal(0, terms.Coverage(Stems("ports")));
        Assert.Equal(1, terms.Coverage(Stems("fish boat sails north and more")));
    }

    [Fact]
    public void Coverage_RareTerm_WeighsMore()
    {
        QuestionTerms terms = Ostria.Terms("Ostria treaty"); // "Ostria" stands in two passages of three, "treaty" in one

        Assert.True(terms.Coverage(Stems("treaty")) > terms.Coverage(Stems("Ostria")));
    }

    [Fact]
    public void Coverage_OnlyFunctionWords_IsOne()
    {
        QuestionTerms terms = new("Who is it?", new Even());

        Assert.Equal((0, 0.0, 1.0), (terms.Count, terms.Total, terms.Coverage(Stems("fish"))));
    }

    [Fact]
    public void RepeatedTerm_CountsOnce() => Assert.Equal(1, new QuestionTerms("fish fishes fish", new Even()).Count);

    [Theory]
    [InlineData("treaty ports", 1.0)]
    [InlineData("treaty zeppelins", 0.5)]
    [InlineData("zeppelins", 0.0)]
    [InlineData("who", 1.0)]
    public void Known_Terms_IsTheShareThatAnyPassageHolds(string text, double expected) =>
        Assert.Equal(expected, Ostria.Terms(text).Known(Ostria.Statistics(Ostria.Knowledge)));

    [Fact]
    public void NameCoverage_EveryWordOfANameMustBeThere()
    {
        QuestionTerms terms = new("did Maria Holm meet Ana Berg", new Even());

        Assert.Equal(2, terms.Names.Count);
        Assert.Equal(0.5, terms.NameCoverage(Stems("Maria Holm and Ana Kruse")));
        Assert.Equal(1, new QuestionTerms("no name here", new Even()).NameCoverage(Stems("")));
    }

    [Fact]
    public void FigureCoverage_AgreeingFigures_IsTheirShare()
    {
        QuestionTerms terms = new("did 40 ships leave in 1992", new Even());

        Assert.Equal(2, terms.Figures.Count);
        Assert.Equal(0.5, terms.FigureCoverage(MentionExtractor.Extract("In 1992 it had 50 ships.")));
        Assert.Equal(1, new QuestionTerms("no figure here", new Even()).FigureCoverage([]));
    }

    private static HashSet<string> Stems(string text) => [.. TextAnalyzer.Analyze(text).Select(t => t.Text)];

    /// <summary>Every term weighs 1.</summary>
    private sealed class Even : ILexicalStatistics
    {
        public int PassageCount => 1;

        public int PassageFrequency(string term) => 1;

        public double Idf(string term) => 1;
    }
}
