using CoopBot.Audit.Gaps;
using CoopBot.Audit.Log;
using CoopBot.Grounding.Answers;
using CoopBot.Inference.Encoders;
using CoopBot.TestKit;

namespace CoopBot.Audit.Tests.Gaps;

public sealed class GapFinderTests
{
    private int entries;

    /// <summary>Same words would not do: "price" and "fee" share none with "cost", and "where" asks something else of parking.</summary>
    [Fact]
    public async Task Find_WithTheEncoder_GroupsByMeaning()
    {
        IReadOnlyList<Gap> gaps = await FindAsync(
            TestModels.Encoder,
            Refusal("Where can I park?", "u-1"),
            Refusal("How much does parking cost?", "u-1"),
            Refusal("What is the price of parking?", "u-2"),
            Refusal("how much does  parking cost", "u-3"),
            Refusal("parking fee?", "u-3"),
            Refusal("How much does lunch cost?", "u-1"));

        Assert.Equal(["How much does parking cost?", "Where can I park?", "How much does lunch cost?"], gaps.Select(static g => g.Question));
        Assert.Equal((4, 3), (gaps[0].Times, gaps[0].People));
        Assert.Equal(["How much does parking cost?", "What is the price of parking?", "parking fee?"], gaps[0].Questions);
    }

    [Fact]
    public async Task Find_WithoutTheEncoder_GroupsTheSameWords()
    {
        IReadOnlyList<Gap> gaps = await FindAsync(null, Refusal("What is the parking fee?"), Refusal("What are the parking fees?"), Refusal("What is the price of parking?"));

        Assert.Equal([2, 1], gaps.Select(static g => g.Times));
    }

    [Fact]
    public async Task Find_ManyPeople_ComeBeforeManyTimes()
    {
        IReadOnlyList<Gap> gaps = await FindAsync(
            null, Refusal("Loud?", "u-1"), Refusal("Loud?", "u-1"), Refusal("Loud?", "u-1"), Refusal("Wanted?", "u-1"), Refusal("Wanted?", "u-2"));

        Assert.Equal(["Wanted?", "Loud?"], gaps.Select(static g => g.Question));
    }

    [Fact]
    public async Task Find_Gap_SaysWhenWhyAndWhereAnAnswerWouldBelong()
    {
        Gap gap = Assert.Single(await FindAsync(
            null,
            Refusal("Who?", near: ["far"]),
            Refusal("Who?", reason: RefusalReason.NoEvidence, near: ["near", "far"]),
            Refusal("Who?", near: ["near"]),
            Refusal("Who?", near: ["near"])));

        Assert.Equal(["near", "far"], gap.Documents);
        Assert.Equal((3, 1), (gap.Reasons[RefusalReason.NotStated], gap.Reasons[RefusalReason.NoEvidence]));
        Assert.Equal((1, 4), (gap.First.Day, gap.Last.Day));
        Assert.Equal(["a1", "a2", "a3", "a4"], gap.Answers);
    }

    [Theory]
    [InlineData(RefusalReason.Unsafe)]
    [InlineData(RefusalReason.Unverified)]
    [InlineData(RefusalReason.PremiseContradicted)]
    [InlineData(RefusalReason.Unreadable)]
    public async Task Find_RefusedForAnotherReason_IsNoGap(RefusalReason reason) => Assert.Empty(await FindAsync(null, Refusal("Who?", reason: reason)));

    [Fact]
    public async Task Find_WordsRedactedOrAnswered_IsNoGap() =>
        Assert.Empty(await FindAsync(null, Refusal(null), new RatedAnswer(TestLog.Answer("a", "Who?"), [])));

    private static Task<IReadOnlyList<Gap>> FindAsync(ITextEncoder? encoder, params RatedAnswer[] answers) =>
        new GapFinder(encoder).FindAsync(answers.ToAsyncEnumerable(), TestLog.Token);

    private RatedAnswer Refusal(string? question, string? user = null, RefusalReason reason = RefusalReason.NotStated, params string[] near)
    {
        entries++;
        AnswerEntry entry = TestLog.Answer($"a{entries}", question ?? "", user) with
        {
            Question = question,
            ResolvedQuestion = question,
            Outcome = Outcome.Refused,
            Reason = reason,
            Nearest = [.. near.Select(static d => new LoggedPlace(d, 0, 9))],
            Time = new DateTimeOffset(2026, 11, entries, 9, 0, 0, TimeSpan.Zero),
        };
        return new RatedAnswer(entry, []);
    }
}
