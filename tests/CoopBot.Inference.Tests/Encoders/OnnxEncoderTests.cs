using System.Numerics.Tensors;
using CoopBot.Inference.Encoders;
using CoopBot.TestKit;
using Microsoft.Extensions.AI;

namespace CoopBot.Inference.Tests.Encoders;

public sealed class OnnxEncoderTests
{
    private static readonly string[] Texts =
    [
        "The agreement was signed in Washington.",
        "Prisons cost the country $200 million a year to run, and the figure has grown since the new building opened.",
        "Short.",
        string.Join(' ', Enumerable.Repeat("A long passage about cooperation between police forces of several countries.", 12)),
        "",
    ];

    [Fact]
    public async Task GenerateAsync_SeveralTexts_GivesUnitVectorsInOrder()
    {
        float[][] together = await EncodeAsync(Texts);

        Assert.All(together, static v => Assert.Equal(1, TensorPrimitives.Norm(v), 1e-5));
        Assert.All(together, static v => Assert.Equal(384, v.Length));
    }

    [Fact]
    public async Task GenerateAsync_OtherNeighboursInTheBatch_GivesTheSameBits()
    {
        float[][] together = await EncodeAsync(Texts);

        for (int i = 0; i < Texts.Length; i++)
        {
            Assert.Equal((await EncodeAsync(Texts[i]))[0], together[i]);
        }
    }

    [Fact]
    public async Task EncodeQuestionAsync_Question_IsNearestToItsAnswer()
    {
        float[][] passages = await EncodeAsync(Texts[..3]);

        ReadOnlyMemory<float> question = await TestModels.Encoder.EncodeQuestionAsync(
            "How much do the prisons cost?", TestContext.Current.CancellationToken);

        float[] scores = Array.ConvertAll(passages, p => TensorPrimitives.Dot(p, question.Span));
        Assert.Equal(1, Array.IndexOf(scores, scores.Max()));
    }

    [Fact]
    public async Task GenerateAsync_QuestionProperty_EncodesAsQuestions()
    {
        var options = new EmbeddingGenerationOptions { AdditionalProperties = new() { [OnnxEncoder.QuestionProperty] = true } };
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        GeneratedEmbeddings<Embedding<float>> vectors = await TestModels.Encoder.GenerateAsync(["Who signed?"], options, cancellation);

        ReadOnlyMemory<float> question = await TestModels.Encoder.EncodeQuestionAsync("Who signed?", cancellation);
        Assert.Equal(question.ToArray(), vectors[0].Vector.ToArray());
    }

    [Fact]
    public async Task GenerateAsync_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => TestModels.Encoder.GenerateAsync(Texts, cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task GenerateAsync_ManyCallers_GiveTheSameVectors()
    {
        float[][] expected = await EncodeAsync(Texts);

        float[][][] all = await Task.WhenAll(Enumerable.Range(0, 8).Select(static _ => EncodeAsync(Texts)));

        Assert.All(all, vectors => Assert.Equal(expected, vectors));
    }

    [Fact]
    public void GetService_Metadata_NamesTheModel()
    {
        EmbeddingGeneratorMetadata metadata = TestModels.Encoder.GetRequiredService<EmbeddingGeneratorMetadata>();

        Assert.Equal(384, metadata.DefaultModelDimensions);
        Assert.Equal(TestModels.Encoder.Version, metadata.DefaultModelId);
    }

    private static async Task<float[][]> EncodeAsync(params string[] texts)
    {
        GeneratedEmbeddings<Embedding<float>> vectors =
            await TestModels.Encoder.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);
        return [.. vectors.Select(static v => v.Vector.ToArray())];
    }
}
