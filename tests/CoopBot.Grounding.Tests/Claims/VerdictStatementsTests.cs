using CoopBot.Answering.Drafting;
using CoopBot.Grounding.Claims;
using CoopBot.Inference.Reading;

namespace CoopBot.Grounding.Tests.Claims;

public sealed class VerdictStatementsTests
{
    private const string Claim = "The oldest port employs 4,000 workers.";

    [Fact]
    public void Of_LongPassage_ShowsTheNearestSentenceWithWhatItLeansOn() =>
        Assert.Equal(["The oldest port opened in 1992. It employs 4,000 workers."], Words(PremiseKind.Passage, "It employs workers, 4,000 of them.", Ostria.Part(Ostria.Ports)));

    [Fact]
    public void Of_ShortPassage_ShowsItWhole() =>
        Assert.Equal([Ostria.Treaty.Document.Text], Words(PremiseKind.Passage, Claim, Ostria.Part(Ostria.Treaty)));

    [Fact]
    public void Of_CollectedSentences_ShowsEachOnce() =>
        Assert.Equal(
            ["Ostria has four ports.", "Norvania did not sign the treaty."],
            Words(PremiseKind.Collected, Claim, Ostria.Part(Ostria.Ports, 0, 0), Ostria.Part(Ostria.Treaty, 1, 1), Ostria.Part(Ostria.Ports, 0, 0)));

    [Fact]
    public void Of_AnyPremise_QuotesWithoutHighlight()
    {
        IReadOnlyList<Statement> statements = Of(PremiseKind.Sentences, Claim, Ostria.Part(Ostria.Ports, 0, 0));

        Assert.Null(Assert.Single(statements).Highlight);
    }

    private static IEnumerable<string> Words(PremiseKind kind, string claim, params PremisePart[] parts) =>
        Of(kind, claim, parts).Select(s => s.Span.Of(s.Document.Text));

    private static IReadOnlyList<Statement> Of(PremiseKind kind, string claim, params PremisePart[] parts) =>
        VerdictStatements.Of([JudgedPremise.Of(claim, Ostria.Terms(claim), new Premise(kind, parts, new ReaderPair(claim, "")), null)], Ostria.Knowledge);
}
