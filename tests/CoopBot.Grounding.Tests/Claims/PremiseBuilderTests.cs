using CoopBot.Grounding.Evidence;
using CoopBot.Grounding.Claims;
using CoopBot.Knowledge;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests.Claims;

public sealed class PremiseBuilderTests
{
    private const string Claim = "The oldest port employs 4,000 workers.";

    [Fact]
    public void Build_Candidates_GivesPassagesThenSentencesThenAllTogether()
    {
        IReadOnlyList<Premise> premises = Build(Claim, Ostria.Ports.Passage, Ostria.Treaty.Passage);

        Assert.Equal(
            [PremiseKind.Passage, PremiseKind.Passage, .. Enumerable.Repeat(PremiseKind.Sentences, 5), PremiseKind.Collected],
            premises.Select(p => p.Kind));
        Assert.All(premises, p => Assert.Equal(Claim, p.Pair.Query));
        Assert.Equal(Ostria.Ports.Passage.Text, premises[0].Pair.Passage[premises[0].Pair.SpanFrom..]);
    }

    [Fact]
    public void Build_LeaningSentence_BringsTheOneBefore()
    {
        IReadOnlyList<Premise> premises = Build(Claim, Ostria.Ports.Passage);

        Assert.Contains(premises, p => p.Kind == PremiseKind.Sentences && p.Pair.Passage == "The oldest port opened in 1992. It employs 4,000 workers.");
        Assert.DoesNotContain(premises, p => p.Pair.Passage == "It employs 4,000 workers.");
    }

    [Fact]
    public void Build_OnePassageOfOneSentence_IsReadOnce()
    {
        var single = Snapshots.OnePassage("a", "Ostria has four ports.");

        Premise premise = Assert.Single(new PremiseBuilder(Snapshots.OfPassages(single), new ReadingText(Snapshots.OfPassages(single))).Build(Claim, Ostria.Terms(Claim), Ostria.Ranked(single.Passage)));

        Assert.Equal(PremiseKind.Passage, premise.Kind);
    }

    [Fact]
    public void Build_OverlappingPassages_CollectASentenceOnce()
    {
        Passage again = Ostria.Ports.Passage with { Ordinal = 1 };

        Premise collected = Build(Claim, Ostria.Ports.Passage, again).Single(p => p.Kind == PremiseKind.Collected);

        Assert.Equal(collected.Parts.Count, collected.Parts.Select(p => p.Span).Distinct().Count());
    }

    [Fact]
    public void Build_TitledPassages_CollectedWordsSayWhereTheyAreFrom()
    {
        IReadOnlyList<Premise> premises = Build(Claim, Ostria.Ports.Passage with { Title = "Harbours" }, Ostria.Treaty.Passage);

        Assert.Contains("Harbours: It employs 4,000 workers.", premises[^1].Pair.Passage, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_NoCandidates_IsEmpty() => Assert.Empty(Build(Claim));

    private static IReadOnlyList<Premise> Build(string claim, params Passage[] passages) =>
        new PremiseBuilder(Ostria.Knowledge, new ReadingText(Ostria.Knowledge)).Build(claim, Ostria.Terms(claim), Ostria.Ranked(passages));
}
