using CoopBot.Evaluation.Drafting;
using CoopBot.Evaluation.Suites;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Drafting;

public sealed class FactDraftsTests
{
    private static readonly KnownCases Nothing = new([]);

    [Theory]
    [InlineData("The Harbour Office will train 500 officers.", "How many officers will the Harbour Office train?")]
    [InlineData("The Harbour Office was opened in 1999 by somebody.", "When was the Harbour Office opened?")]
    [InlineData("Every clerk has 28 days of paid leave.", "How long? Every clerk has ____ of paid leave.")]
    [InlineData("In all, 52 percent of them agreed with that.", "How much? In all, ____ of them agreed with that.")]
    [InlineData("It costs them $200 million to run it.", "How much? It costs them ____ to run it.")]
    [InlineData("The new bridge was planned by Ana Holm.", "Who or what? The new bridge was planned by ____.")]
    public void Of_SentenceWithAFact_GivesAQuestionOrItsSkeleton(string sentence, string expected)
    {
        DraftCase draft = Assert.Single(FactDrafts.Of(Knowledge("town", sentence), Nothing), d => d.Input == expected);

        Assert.Equal($"town: \"{sentence}\"", draft.Note);
        Assert.Equal(["fact"], draft.Tags);
    }

    [Theory]
    [InlineData("Clerks are paid well and like it here.")]
    [InlineData("The two sides have agreed on that.")]
    [InlineData("This page is ARCHIVED CONTENT and stays so.")]
    [InlineData("Opened in 1999.")] // too short to be a statement
    [InlineData("Years: 1999 | 2001 | 2003 | 2005.")]
    public void Of_SentenceWithoutAFact_GivesNothing(string sentence) => Assert.Empty(FactDrafts.Of(Knowledge("town", sentence), Nothing));

    [Fact]
    public void Of_FactThatACaseCites_IsLeftOut_AndItsNeighboursAreNot()
    {
        const string sentence = "The lift carries 12 people and weighs 900 kilograms.";
        var suite = new Suite("s", "", [new SuiteCase("a") { Question = "How many?", Expect = Expectation.Answer, Cite = [new GoldCitation("town", "carries 12 PEOPLE")] }], new Dictionary<string, SuiteCollection>());

        string input = Assert.Single(FactDrafts.Of(Knowledge("town", sentence), new KnownCases([suite]))).Input;

        Assert.Equal("How many? The lift carries 12 people and weighs ____ kilograms.", input);
    }

    [Fact]
    public void Of_SeveralDocuments_TakesTurnsAndIsTheSameAgain()
    {
        var knowledge = Snapshots.OfPassages(
            Snapshots.OnePassage("a", "It was planned by Ana Holm in all.", "The lift carries 12 people at once."),
            Snapshots.OnePassage("b", "The mill grinds 30 tons of wheat a week."));

        string[] inputs = [.. FactDrafts.Of(knowledge, Nothing).Select(static d => d.Input)];

        Assert.Equal(["How many? The lift carries ____ people at once.", "How many? The mill grinds ____ tons of wheat a week.", "Who or what? It was planned by ____ in all."], inputs);
        Assert.Equal(inputs, FactDrafts.Of(knowledge, Nothing).Select(static d => d.Input));
    }

    private static CoopBot.Knowledge.KnowledgeSnapshot Knowledge(string id, params string[] sentences) => Snapshots.OfPassages(Snapshots.OnePassage(id, sentences));
}
