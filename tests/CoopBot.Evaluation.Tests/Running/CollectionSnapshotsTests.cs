using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;
using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Chunking;
using Microsoft.Extensions.AI;

namespace CoopBot.Evaluation.Tests.Running;

public sealed class CollectionSnapshotsTests
{
    private static readonly SuiteCollection Collection = new("c", [new("b", "", "Four words stand here.", null), new("a", "", "Two words.", "2011")]);

    [Fact]
    public async Task BuildAsync_DocumentsOutOfOrder_VectorsAreThoseOfTheirPassages()
    {
        using var encoder = new LengthEncoder();

        KnowledgeSnapshot snapshot = await CollectionSnapshots.BuildAsync(
            Collection, encoder, new ChunkingOptions(), "m", TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b"], snapshot.Passages.Select(static p => p.DocumentId));
        Assert.Equal(snapshot.Passages.Select(static p => (float)PassageContext.ForEncoder(p).Length), snapshot.Vectors.ToArray());
        Assert.Equal("2011", snapshot.Documents["a"].Date);
    }

    [Fact]
    public async Task BuildAsync_NoEncoder_HasNoVectors()
    {
        KnowledgeSnapshot snapshot = await CollectionSnapshots.BuildAsync(
            Collection, encoder: null, new ChunkingOptions(), "", TestContext.Current.CancellationToken);

        Assert.False(snapshot.HasVectors);
        Assert.Equal(2, snapshot.Passages.Count);
    }

    /// <summary>A vector of one number: the length of the text.</summary>
    private sealed class LengthEncoder : ITextEncoder
    {
        public int Dimensions => 1;

        public string Version => "length";

        public int MaxTokens => 512;

        public int CountTokens(string text) => text.Length;

        public ValueTask<ReadOnlyMemory<float>> EncodeQuestionAsync(string question, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ReadOnlyMemory<float>>(new float[] { question.Length });

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static v => new Embedding<float>(new float[] { v.Length }))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
