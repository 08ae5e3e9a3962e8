using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Evidence;
using CoopBot.Knowledge;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests;

public sealed class RefusalReasonsTests
{
    [Theory]
    [InlineData("Who paid for the fishing treaty?", RefusalReason.NotStated)] // a passage is near
    [InlineData("Which zeppelins crossed the desert?", RefusalReason.OffTopic)] // no word of it is known
    [InlineData("ports prices treaty workers report", RefusalReason.NoEvidence)] // its words are known, none of them here
    public void Of_EvidenceAtHand_TellsHowNearItIs(string question, RefusalReason expected)
    {
        (Document, Passage Passage) at = expected == RefusalReason.NoEvidence ? Snapshots.OnePassage("x", "Nothing of the sort.") : Ostria.Treaty;
        KnowledgeSnapshot knowledge = Snapshots.OfPassages(Ostria.Ports, Ostria.Treaty, Ostria.Report, Snapshots.OnePassage("x", "Nothing of the sort."));
        IReadOnlyList<EvidenceItem> evidence = new EvidenceReader(knowledge, new ReadingText(knowledge), Ostria.Statistics(knowledge), null, new GroundingOptions())
            .Read(Ostria.Question(question), Ostria.Ranked(at.Passage), TestContext.Current.CancellationToken);

        Assert.Equal(expected, Reason(question, evidence));
    }

    [Fact]
    public void Of_NoEvidence_SaysSo() => Assert.Equal(RefusalReason.NoEvidence, Reason("Who signed it?", []));

    private static RefusalReason Reason(string question, IReadOnlyList<EvidenceItem> evidence) =>
        new RefusalReasons(Ostria.Statistics(Ostria.Knowledge)).Of(new Finding(Ostria.Question(question), Ostria.Terms(question), evidence, [], 0));
}
