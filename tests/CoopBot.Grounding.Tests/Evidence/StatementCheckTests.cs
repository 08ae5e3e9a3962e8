using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests.Evidence;

public sealed class StatementCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void OfAnswer_QuestionAndSpan_AreReadAsOneClaim()
    {
        var reader = new StubReader(p => Judgements.Answers(p, "Maria Holm"));
        EvidenceItem top = Read(reader, "Who signed the treaty?")[0];

        ReaderJudgement? judgement = new StatementCheck(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), reader).OfAnswer(Ostria.Question("Who signed the treaty?"), top, Token);

        Assert.NotNull(judgement);
        Assert.Equal("Maria Holm signed the treaty.", reader.Pairs[^1].Query);
        Assert.EndsWith(Ostria.Treaty.Passage.Text, reader.Pairs[^1].Passage, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAnswer_YesNoQuestion_IsReadAsItsOwnClaim()
    {
        var reader = new StubReader(p => Judgements.Answers(p, "Maria Holm"));
        EvidenceItem top = Read(reader, "Did Maria Holm sign the treaty?")[0];

        new StatementCheck(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), reader).OfAnswer(Ostria.Question("Did Maria Holm sign the treaty?"), top, Token);

        Assert.Equal("Maria Holm did sign the treaty.", reader.Pairs[^1].Query);
    }

    [Fact]
    public void OfAnswer_NoSpanOrNoStatement_IsNull()
    {
        var blind = new StubReader(_ => Judgements.Nothing);
        var reader = new StubReader(p => Judgements.Answers(p, "Maria Holm"));

        Assert.Null(new StatementCheck(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), blind).OfAnswer(Ostria.Question("Who signed it?"), Read(blind, "Who signed it?")[0], Token));
        Assert.Null(new StatementCheck(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), reader).OfAnswer(Ostria.Question("fishing treaty"), Read(reader, "fishing treaty")[0], Token));
        Assert.Null(new StatementCheck(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), null).OfAnswer(Ostria.Question("Who signed it?"), Read(reader, "Who signed it?")[0], Token));
    }

    [Fact]
    public void OfPremise_SeveralPassages_IsTheOneThatDeniesMost()
    {
        var reader = new StubReader(p => Judgements.Nothing with { Contradicted = p.Passage.Contains("Norvania", StringComparison.Ordinal) ? 0.9 : 0.3 });
        IReadOnlyList<EvidenceItem> evidence = Read(reader, "When did Norvania sign the treaty?");

        (EvidenceItem Item, double Contradicted)? premise = new StatementCheck(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), reader)
            .OfPremise(Ostria.Question("When did Norvania sign the treaty?"), evidence, 3, Token);

        Assert.Equal(("treaty", 0.9), (premise?.Item.Ranked.Passage.DocumentId, premise?.Contradicted));
    }

    [Fact]
    public void OfPremise_MorePassagesThanAllowed_ReadsOnlyTheFirst()
    {
        var reader = new StubReader(_ => Judgements.Nothing);
        IReadOnlyList<EvidenceItem> evidence = Read(reader, "Why?");
        int before = reader.Pairs.Count;

        new StatementCheck(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), reader).OfPremise(Ostria.Question("When did Norvania sign the treaty?"), evidence, 1, Token);

        Assert.Equal(before + 1, reader.Pairs.Count);
    }

    [Fact]
    public void OfPremise_NothingToHoldItAgainst_IsNull()
    {
        var reader = new StubReader(_ => Judgements.Contradicts);
        var check = new StatementCheck(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), reader);

        Assert.Null(check.OfPremise(Ostria.Question("When did Norvania sign the treaty?"), [], 3, Token));
        Assert.Null(check.OfPremise(Ostria.Question("fishing treaty"), Read(reader, "fishing treaty"), 3, Token));
    }

    private static IReadOnlyList<EvidenceItem> Read(IReader reader, string question) =>
        new EvidenceReader(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), Ostria.Statistics(Ostria.Knowledge), reader, new GroundingOptions())
            .Read(Ostria.Question(question), Ostria.Ranked(Ostria.Ports.Passage, Ostria.Treaty.Passage, Ostria.Report.Passage), Token);
}
