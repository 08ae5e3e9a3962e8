using CoopBot.Grounding.Claims;
using CoopBot.Grounding.Decision;
using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests.Decision;

/// <summary>The weights inside the assembly, whatever they are fitted to, weigh only what is measured.</summary>
public sealed class ShippedModelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("answers-lexical", false)]
    [InlineData("answers-reader", true)]
    public void LogisticModel_Shipped_FindsEveryFeature(string name, bool read)
    {
        IReader? reader = read ? new StubReader(p => Judgements.Answers(p, "Maria Holm")) : null;
        var question = Ostria.Question("Who signed the treaty?");
        IReadOnlyList<EvidenceItem> evidence = new EvidenceReader(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), Ostria.Statistics(Ostria.Knowledge), reader, new GroundingOptions())
            .Read(question, Ostria.Ranked(Ostria.Ports.Passage, Ostria.Treaty.Passage), Token);
        LogisticModel model = LogisticModel.Load(name);

        double probability = model.Probability(AnswerFeatures.Measure(question, Ostria.Terms(question.Text), evidence, read ? Judgements.Supports : null));

        Assert.InRange(probability, 0, 1);
        Assert.InRange(ShownConfidence.Of(model, new GroundingOptions().Calibration).OfAnswer(probability), 0, 1);
    }

    [Theory]
    [InlineData("claims-lexical", false)]
    [InlineData("claims-reader", true)]
    public void VerdictModel_Shipped_FindsEveryFeature(string name, bool read)
    {
        IReader? reader = read ? new StubReader(_ => Judgements.Nothing) : null;

        ClaimJudgement judgement = new ClaimChecker(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), Ostria.Statistics(Ostria.Knowledge), reader, VerdictModel.Load(name))
            .Judge("Ostria has four ports.", Ostria.Ranked(Ostria.Ports.Passage, Ostria.Treaty.Passage), Token);

        Assert.InRange(judgement.Probability, 1.0 / 3, 1); // the most probable of three
        Assert.True(Enum.IsDefined(judgement.Verdict));
    }

    [Fact]
    public void Features_AnyRun_AreNumbersInAFixedOrder()
    {
        var reader = new StubReader(_ => new ReaderJudgement(0, 1, 0, 0, null)); // probabilities of 0 and 1 have no finite log-odds
        ClaimChecker checker = new(Ostria.Knowledge, new ReadingText(Ostria.Knowledge), Ostria.Statistics(Ostria.Knowledge), reader, VerdictModel.Load("claims-reader"));

        ClaimJudgement one = checker.Judge("Ostria has four ports.", Ostria.Ranked(Ostria.Ports.Passage), Token);
        ClaimJudgement two = checker.Judge("Norvania opened in 1950.", Ostria.Ranked(Ostria.Treaty.Passage), Token);

        Assert.All(one.Features, f => Assert.True(double.IsFinite(f.Value), f.Key));
        Assert.Equal(one.Features.Select(f => f.Key), two.Features.Select(f => f.Key));
        Assert.Equal(one.Features.Count, one.Features.Select(f => f.Key).Distinct(StringComparer.Ordinal).Count());
    }
}
