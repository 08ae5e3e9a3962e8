using CoopBot.Inference.Encoders;
using CoopBot.Inference.Endpoints;
using CoopBot.Knowledge;
using Microsoft.Extensions.AI;
using Moq;

namespace CoopBot.Retrieval.Tests;

public sealed class EndpointRetrieverTests
{
    private static readonly Passage[] Texts =
    [
        Passages.Of("a", 0, "The bakery opens at seven in the morning."),
        Passages.Of("a", 1, "Running the prisons costs the country $200 million a year."),
        Passages.Of("b", 0, "The orchestra plays in the park on Sundays."),
    ];

    private static readonly EmbeddingMatrix Served = new(new float[] { 0, 1, 0.6f, 0.8f, 1, 0 }, 2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RetrieveAsync_PassageThatOnlyTheModelFinds_IsAmongTheBest()
    {
        EndpointRetriever retriever = Create(Model([2, 0]).Object);

        IReadOnlyList<RankedPassage> ranked = await retriever.RetrieveAsync("What does running prisons cost?", 3, Cancellation);

        Assert.Equal([Texts[1], Texts[2], Texts[0]], ranked.Select(static r => r.Passage));
        Assert.Equal([1, 2, 3], ranked.Select(static r => r.Rank));
        Assert.Equal([0.6, 1, 0], ranked.Select(static r => Math.Round(r.EndpointCosine!.Value, 5))); // the question's vector needs no length of 1
        Assert.Null(ranked[1].LexicalRank);
    }

    [Fact]
    public async Task RetrieveAsync_AsksForAQuestion()
    {
        Mock<IEmbeddingGenerator<string, Embedding<float>>> model = Model([1, 0]);

        await Create(model.Object).RetrieveAsync("Where?", 1, Cancellation);

        model.Verify(m => m.GenerateAsync(
            It.Is<IEnumerable<string>>(static texts => texts.Single() == "Where?"),
            It.Is<EmbeddingGenerationOptions>(static o => (bool)o.AdditionalProperties![OnnxEncoder.QuestionProperty]!),
            Cancellation));
    }

    [Fact]
    public async Task RetrieveAsync_EndpointUnavailable_RanksWithoutIt()
    {
        HybridRetriever inner = HybridRetriever.Create(Passages.Snapshot(Texts) with { EndpointVectors = Served });
        Mock<IEmbeddingGenerator<string, Embedding<float>>> model = new();
        model.Setup(static m => m.GenerateAsync(It.IsAny<IEnumerable<string>>(), It.IsAny<EmbeddingGenerationOptions>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new EndpointUnavailableException("It did not answer."));

        IReadOnlyList<RankedPassage> ranked = await EndpointRetriever.Create(inner, model.Object).RetrieveAsync("running prisons", 3, Cancellation);

        Assert.Equal(await inner.RetrieveAsync("running prisons", 3, Cancellation), ranked);
    }

    [Fact]
    public async Task RetrieveAsync_VectorOfAnotherLength_RanksWithoutIt()
    {
        IReadOnlyList<RankedPassage> ranked = await Create(Model([1, 0, 0]).Object).RetrieveAsync("running prisons", 3, Cancellation);

        Assert.Null(Assert.Single(ranked).EndpointCosine);
    }

    [Fact]
    public void Create_SnapshotWithoutItsVectors_Throws() =>
        Assert.Throws<ArgumentException>(() => EndpointRetriever.Create(HybridRetriever.Create(Passages.Snapshot(Texts)), Model([1, 0]).Object));

    private static EndpointRetriever Create(IEmbeddingGenerator<string, Embedding<float>> model) =>
        EndpointRetriever.Create(HybridRetriever.Create(Passages.Snapshot(Texts) with { EndpointVectors = Served }), model);

    private static Mock<IEmbeddingGenerator<string, Embedding<float>>> Model(float[] question)
    {
        Mock<IEmbeddingGenerator<string, Embedding<float>>> model = new();
        model.Setup(static m => m.GenerateAsync(It.IsAny<IEnumerable<string>>(), It.IsAny<EmbeddingGenerationOptions>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([new Embedding<float>(question)]);
        return model;
    }
}
