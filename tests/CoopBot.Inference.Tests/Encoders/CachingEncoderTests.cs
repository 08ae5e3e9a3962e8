using CoopBot.Inference.Encoders;
using CoopBot.TestKit;
using Microsoft.Extensions.AI;

namespace CoopBot.Inference.Tests.Encoders;

public sealed class CachingEncoderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task GenerateAsync_KnownText_IsReadFromTheFile()
    {
        using (var first = new CachingEncoder(new CountingEncoder(), folder.Path))
        {
            await first.GenerateAsync(["a", "bb"], cancellationToken: Cancellation);
        }

        var counting = new CountingEncoder();
        using var second = new CachingEncoder(counting, folder.Path);
        GeneratedEmbeddings<Embedding<float>> vectors = await second.GenerateAsync(["bb", "ccc", "a"], cancellationToken: Cancellation);

        Assert.Equal([2, 3, 1], vectors.Select(static v => v.Vector.Span[0]));
        Assert.Equal(["ccc"], counting.Asked);
    }

    [Fact]
    public async Task EncodeQuestionAsync_SameTextAsAPassage_IsAnotherVector()
    {
        using var encoder = new CachingEncoder(new CountingEncoder(), folder.Path);
        await encoder.GenerateAsync(["a"], cancellationToken: Cancellation);

        ReadOnlyMemory<float> question = await encoder.EncodeQuestionAsync("a", Cancellation);

        Assert.Equal(-1, question.Span[0]);
    }

    [Fact]
    public async Task Constructor_TornFile_KeepsWhatIsWhole()
    {
        using (var first = new CachingEncoder(new CountingEncoder(), folder.Path))
        {
            await first.GenerateAsync(["a", "bb"], cancellationToken: Cancellation);
        }

        using (FileStream file = File.OpenWrite(Directory.GetFiles(folder.Path).Single()))
        {
            file.SetLength(file.Length - 3);
        }

        var counting = new CountingEncoder();
        using var second = new CachingEncoder(counting, folder.Path);
        GeneratedEmbeddings<Embedding<float>> vectors = await second.GenerateAsync(["a", "bb"], cancellationToken: Cancellation);

        Assert.Equal([1, 2], vectors.Select(static v => v.Vector.Span[0]));
        Assert.Equal(["bb"], counting.Asked);
    }

    [Fact]
    public async Task Constructor_FileInUse_ReadsWithoutWriting()
    {
        using var first = new CachingEncoder(new CountingEncoder(), folder.Path);
        await first.GenerateAsync(["a"], cancellationToken: Cancellation);

        var counting = new CountingEncoder();
        using var second = new CachingEncoder(counting, folder.Path);
        await second.GenerateAsync(["a", "bb"], cancellationToken: Cancellation);

        Assert.Equal(["bb"], counting.Asked);
    }

    /// <summary>Gives a text its length, a question the negative of it, and remembers what it was asked for.</summary>
    private sealed class CountingEncoder : ITextEncoder
    {
        public List<string> Asked { get; } = [];

        public int Dimensions => 2;

        public string Version => "counting";

        public int MaxTokens => 512;

        public int CountTokens(string text) => text.Length;

        public ValueTask<ReadOnlyMemory<float>> EncodeQuestionAsync(string question, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ReadOnlyMemory<float>>(new float[] { -question.Length, 0 });

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            string[] texts = [.. values];
            Asked.AddRange(texts);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(static t => new Embedding<float>(new float[] { t.Length, 0 }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
