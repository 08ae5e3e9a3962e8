using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests;

public sealed class StatementOrderTests
{
    [Fact]
    public async Task AskAsync_TwoDocumentsOfDifferentDates_GivesTheNewestFirstWithItsDate()
    {
        KnowledgeSnapshot knowledge = SnapshotBuilder.Build(
        [
            DocumentBuilder.FromText("a-old", "Old count", "Ostria had four ports.", "2011-03"),
            DocumentBuilder.FromText("b-new", "New count", "Ostria has five ports.", "2019"),
        ]);
        var reader = new StubReader(p => Judgements.Answers(p, p.Passage.Contains("four", StringComparison.Ordinal) ? "four" : "five"));

        Answer answer = await Ostria.Answerer(reader, Ostria.Always, knowledge).AskAsync(new Inquiry("How many ports does Ostria have?"), TestContext.Current.CancellationToken);

        Assert.Equal("- Ostria has **five** ports [1]. (2019)\n- Ostria had **four** ports [2]. (2011-03)", answer.Text);
        Assert.Equal(["b-new", "a-old"], answer.Citations.Select(c => c.DocumentId));
    }
}
