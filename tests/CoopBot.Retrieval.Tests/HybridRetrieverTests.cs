using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;
using CoopBot.TestKit;
using Microsoft.Extensions.AI;

namespace CoopBot.Retrieval.Tests;

public sealed class HybridRetrieverTests
{
    private static readonly Passage[] Texts =
    [
        Passages.Of("a", 0, "The bakery opens at seven in the morning."),
        Passages.Of("a", 1, "Running the prisons costs the country $200 million a year."),
        Passages.Of("b", 0, "The orchestra plays in the park on Sundays."),
        Passages.Of("b", 1, "Inmates sew uniforms and grow vegetables in workshops."),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RetrieveAsync_WithoutEncoder_RanksByWords()
    {
        HybridRetriever retriever = HybridRetriever.Create(Passages.Snapshot(Texts));

        IReadOnlyList<RankedPassage> ranked = await retriever.RetrieveAsync("What does running prisons cost?", 3, Cancellation);

        RankedPassage only = Assert.Single(ranked); // no other passage shares a term
        Assert.Same(Texts[1], only.Passage);
        Assert.Equal((1, 1, null, null), (only.Rank, only.LexicalRank, only.Cosine, only.DenseRank));
        Assert.False(retriever.IsHybrid);
    }

    [Fact]
    public async Task RetrieveAsync_WithEncoder_FindsWhatSharesNoWord()
    {
        HybridRetriever retriever = HybridRetriever.Create(await EncodeAsync(Texts), TestModels.Encoder);

        IReadOnlyList<RankedPassage> ranked = await retriever.RetrieveAsync("Where can I hear live music?", 4, Cancellation);

        Assert.Same(Texts[2], ranked[0].Passage);
        Assert.Equal((0, null, 1), (ranked[0].Lexical, ranked[0].LexicalRank, ranked[0].DenseRank));
        Assert.Equal([1, 2, 3, 4], ranked.Select(static r => r.Rank));
        Assert.True(ranked.Zip(ranked.Skip(1), static (x, y) => x.Score >= y.Score).All(static ordered => ordered));
    }

    [Fact]
    public async Task RetrieveAsync_Ties_AreBrokenByPlace()
    {
        Passage[] twins = [.. Enumerable.Range(0, 5).Select(static i => Passages.Of("d" + i, 0, "apple"))];
        HybridRetriever retriever = HybridRetriever.Create(Passages.Snapshot(twins));

        IReadOnlyList<RankedPassage> ranked = await retriever.RetrieveAsync("apple", 3, Cancellation);

        Assert.Equal(["d0", "d1", "d2"], ranked.Select(static r => r.Passage.DocumentId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("who are they")]
    [InlineData("zzz")]
    public async Task RetrieveAsync_NothingToFind_IsEmpty(string query) =>
        Assert.Empty(await HybridRetriever.Create(Passages.Snapshot(Texts)).RetrieveAsync(query, 5, Cancellation));

    [Fact]
    public async Task RetrieveAsync_NoPassages_IsEmpty() =>
        Assert.Empty(await HybridRetriever.Create(Passages.Snapshot([]), TestModels.Encoder).RetrieveAsync("prisons", 5, Cancellation));

    [Fact]
    public void Create_VectorsOfAnotherModel_IsRefused() =>
        Assert.Throws<ArgumentException>(static () =>
            HybridRetriever.Create(Passages.Snapshot([Texts[0]], [1, 0], dimensions: 2), TestModels.Encoder));

    [Fact]
    public async Task RetrieveAsync_Cancelled_Stops() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(static () =>
            HybridRetriever.Create(Passages.Snapshot(Texts)).RetrieveAsync("prisons", 5, new CancellationToken(canceled: true)));

    private static async Task<KnowledgeSnapshot> EncodeAsync(Passage[] passages)
    {
        OnnxEncoder encoder = TestModels.Encoder;
        GeneratedEmbeddings<Embedding<float>> vectors =
            await encoder.GenerateAsync(passages.Select(static p => p.Text), cancellationToken: Cancellation);
        return Passages.Snapshot(passages, [.. vectors.SelectMany(static v => v.Vector.ToArray())], encoder.Dimensions);
    }
}
