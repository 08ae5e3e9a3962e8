using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests.Evidence;

public sealed class EvidenceReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_WithReader_OrdersByAnswerability()
    {
        var reader = new StubReader(p => Judgements.Nothing with { Answerability = p.Passage.Contains("treaty", StringComparison.Ordinal) ? 3 : -3 });

        IReadOnlyList<EvidenceItem> items = Read(reader, "Who signed the treaty?");

        Assert.Equal(["treaty", "ports", "report"], items.Select(i => i.Ranked.Passage.DocumentId)); // ties keep the order of retrieval
        Assert.Equal(1, items[0].Coverage);
    }

    [Fact]
    public void Read_WithoutReader_OrdersByWords()
    {
        IReadOnlyList<EvidenceItem> items = Read(null, "When was the fishing treaty signed?");

        Assert.Equal("treaty", items[0].Ranked.Passage.DocumentId);
        Assert.All(items, i => Assert.Null(i.Judgement));
        Assert.Equal((0, 1.0, 1.0), (items[0].Sentence, items[0].SentenceCoverage, items[0].TypePresence));
    }

    [Fact]
    public void Read_Span_IsPutIntoTheDocument()
    {
        IReadOnlyList<EvidenceItem> items = Read(new StubReader(p => Judgements.Answers(p, "Maria Holm")), "Who signed the treaty?");

        Assert.Equal("Maria Holm", items[0].Answer?.Of(Ostria.Treaty.Document.Text));
        Assert.All(items.Skip(1), i => Assert.Null(i.Answer));
    }

    [Fact]
    public void Read_SpanBehindTitleAndHeading_IsPutIntoTheDocument()
    {
        var titled = Ostria.Treaty.Passage with { Title = "Treaties", HeadingPath = ["Fish", "North"] };
        var knowledge = Snapshots.OfPassages((Ostria.Treaty.Document with { Title = "Treaties" }, titled));
        var reader = new StubReader(p => Judgements.Answers(p, "Maria Holm"));

        EvidenceItem item = Assert.Single(new EvidenceReader(knowledge, new ReadingText(knowledge), Ostria.Statistics(knowledge), reader, new GroundingOptions())
            .Read(Ostria.Question("Who signed it?"), Ostria.Ranked(titled), Token));

        Assert.StartsWith("Treaties. Fish. North. The fishing", reader.Pairs[0].Passage, StringComparison.Ordinal);
        Assert.Equal("Maria Holm", item.Answer?.Of(Ostria.Treaty.Document.Text));
    }

    [Theory]
    [InlineData("Who signed the treaty?", 5.0, 1)] // clear at once
    [InlineData("Who signed the treaty?", 100.0, 3)] // never clear enough
    [InlineData("List the treaties.", 5.0, 3)] // a list wants all
    public void Read_ClearAnswer_StopsReading(string question, double clear, int read)
    {
        var reader = new StubReader(_ => Judgements.Supports);

        Read(reader, question, new GroundingOptions { ReadAtOnce = 1, ClearAnswerability = clear });

        Assert.Equal(read, reader.Pairs.Count);
    }

    [Fact]
    public void Read_NoCandidates_IsEmpty() =>
        Assert.Empty(new EvidenceReader(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), Ostria.Statistics(Ostria.Knowledge), new StubReader(_ => Judgements.Nothing), new GroundingOptions())
            .Read(Ostria.Question("Who?"), [], Token));

    private static IReadOnlyList<EvidenceItem> Read(IReader? reader, string question, GroundingOptions? options = null) =>
        new EvidenceReader(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), Ostria.Statistics(Ostria.Knowledge), reader, options ?? new GroundingOptions())
            .Read(Ostria.Question(question), Ostria.Ranked(Ostria.Ports.Passage, Ostria.Treaty.Passage, Ostria.Report.Passage), Token);
}
