using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests.Evidence;

public sealed class SentencePickerTests
{
    private static readonly (Document Document, Passage Passage) Mill = Snapshots.OnePassage(
        "mill", "The mill stands by the river.", "It was built in 1850.", "The owner is Maria Holm.", "Rye and oats are ground there.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Pick_SentenceThatAnswersByItself_WinsOverTheSpanOfThePassage()
    {
        // In the whole passage the reader lights on a wrong span, sentence by sentence it doesn't.
        PickedSentence picked = Pick("Who owns it?", p => Whole(p)
            ? Judgements.Answers(p, "1850") with { Span = Judgements.Answers(p, "1850").Span! with { Probability = 0.2 } }
            : Judgements.Answers(p, "Maria Holm"));

        Assert.Equal("The owner is Maria Holm.", picked.Span.Of(Mill.Document.Text));
        Assert.Equal("Maria Holm", picked.Answer?.Of(Mill.Document.Text));
        Assert.Equal(0.99, picked.Certainty);
    }

    [Fact]
    public void Pick_SentenceThatLeans_BringsTheOneBefore()
    {
        PickedSentence picked = Pick("When was it built?", p => Judgements.Answers(p, "1850"));

        Assert.Equal("The mill stands by the river. It was built in 1850.", picked.Span.Of(Mill.Document.Text));
        Assert.Equal("1850", picked.Answer?.Of(Mill.Document.Text));
    }

    [Fact]
    public void Pick_NoSentenceStandsOut_FollowsTheSpan()
    {
        PickedSentence picked = Pick("What is ground?", p => Whole(p) ? Judgements.Answers(p, "Rye and oats") : Judgements.Nothing);

        Assert.Equal("Rye and oats are ground there.", picked.Span.Of(Mill.Document.Text));
    }

    [Fact]
    public void Pick_WithoutReader_TakesTheSentenceThatSharesMost()
    {
        EvidenceItem item = Item(null, "Who is the owner?");

        PickedSentence picked = new SentencePicker(Knowledge(), new ReadingText(Knowledge()), null, new GroundingOptions()).Pick(Ostria.Question("Who is the owner?"), item, Token);

        Assert.Equal("The owner is Maria Holm.", picked.Span.Of(Mill.Document.Text));
        Assert.Null(picked.Answer);
        Assert.Equal(0, picked.Certainty);
    }

    private static bool Whole(ReaderPair pair) => pair.Passage.EndsWith(Mill.Passage.Text, StringComparison.Ordinal);

    private static KnowledgeSnapshot Knowledge() => Snapshots.OfPassages(Mill);

    private static EvidenceItem Item(IReader? reader, string question) =>
        Assert.Single(new EvidenceReader(Knowledge(), new ReadingText(Knowledge()), Ostria.Statistics(Knowledge()), reader, new GroundingOptions())
            .Read(Ostria.Question(question), Ostria.Ranked(Mill.Passage), Token));

    private static PickedSentence Pick(string question, Func<ReaderPair, ReaderJudgement> judge)
    {
        var reader = new StubReader(judge);
        return new SentencePicker(Knowledge(), new ReadingText(Knowledge()), reader, new GroundingOptions()).Pick(Ostria.Question(question), Item(reader, question), Token);
    }
}
