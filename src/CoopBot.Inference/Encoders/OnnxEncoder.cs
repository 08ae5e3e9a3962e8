using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoopBot.Inference.Runtime;
using CoopBot.Inference.Tokenization;
using CoopBot.Inference.Weights;
using Microsoft.Extensions.AI;

namespace CoopBot.Inference.Encoders;

/// <summary>The encoder on ONNX Runtime. Safe for concurrent use.</summary>
/// <remarks>
/// Texts are batched by length. On the processors we tried a text's vector is the same to the last bit whatever else is in
/// its batch and however it is padded (docs/adr/0003); a test holds that.
/// </remarks>
public sealed class OnnxEncoder : ITextEncoder
{
    /// <summary>Key of <see cref="EmbeddingGenerationOptions.AdditionalProperties"/>; the value <c>true</c> encodes questions instead of passages.</summary>
    public const string QuestionProperty = "question";

    private readonly EncoderOptions options;
    private readonly WordPieceTokenizer tokenizer;
    private readonly BertSession session;
    private readonly EmbeddingGeneratorMetadata metadata;

    /// <summary>Loads the model.</summary>
    /// <exception cref="ModelUnavailableException">A file is missing, altered or not a model.</exception>
    public OnnxEncoder(EncoderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        LoadedWeights vocabulary = new WeightFile(options.VocabularyPath, options.VocabularySha256).Load();
        LoadedWeights model = new WeightFile(options.ModelPath, options.ModelSha256).Load();
        tokenizer = new WordPieceTokenizer(vocabulary.Content);
        session = new BertSession(model.Content, options.Threads);
        Dimensions = session.Width > 0
            ? session.Width
            : throw new ModelUnavailableException("The encoder's output has no fixed width.");
        Version = Fingerprint(options, model.Sha256, vocabulary.Sha256);
        metadata = new EmbeddingGeneratorMetadata("onnx", defaultModelId: Version, defaultModelDimensions: Dimensions);
    }

    public int Dimensions { get; }

    public string Version { get; }

    public int MaxTokens => options.MaxTokens;

    /// <summary>Loads the model, or says why it can't be had.</summary>
    public static ModelLoad<OnnxEncoder> TryLoad(EncoderOptions options) => ModelLoad<OnnxEncoder>.Try(() => new OnnxEncoder(options));

    public int CountTokens(string text) => tokenizer.Count(text);

    public ValueTask<ReadOnlyMemory<float>> EncodeQuestionAsync(string question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ReadOnlyMemory<float>>(Encode([options.QuestionPrefix + question], cancellationToken)[0]);
    }

    /// <summary>The vectors of passages (or questions, see <see cref="QuestionProperty"/>), in the order of the texts.</summary>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        bool questions = options?.AdditionalProperties?.TryGetValue(QuestionProperty, out bool asked) == true && asked;
        string prefix = questions ? this.options.QuestionPrefix : this.options.PassagePrefix;
        string[] texts = [.. values.Select(value => prefix + value)];
        return Task.Run(
            () =>
            {
                float[][] vectors = Encode(texts, cancellationToken);
                return new GeneratedEmbeddings<Embedding<float>>(vectors.Select(v => new Embedding<float>(v) { ModelId = Version }));
            },
            cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose() => session.Dispose();

    private float[][] Encode(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        int[][] ids = [.. texts.Select(text => tokenizer.Encode(text, options.MaxTokens))];
        float[][] vectors = new float[texts.Count][];
        foreach (IReadOnlyList<int> batch in LengthBatches.Plan(Array.ConvertAll(ids, static i => i.Length), options.BatchTokens))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tokens = new TokenBatch([.. batch.Select(i => new TokenSequence(ids[i], ids[i].Length))]);
            session.Run(tokens, outputs =>
            {
                ReadOnlySpan<float> states = outputs[0].GetTensorDataAsSpan<float>();
                int row = tokens.Width * Dimensions;
                for (int i = 0; i < batch.Count; i++)
                {
                    vectors[batch[i]] = VectorPooling.Pool(states.Slice(i * row, row), ids[batch[i]].Length, Dimensions, options.Pooling);
                }
            });
        }

        return vectors;
    }

    private static string Fingerprint(EncoderOptions options, string model, string vocabulary)
    {
        string parts = string.Join('\n', [
            model, vocabulary, options.Pooling.ToString(), options.QuestionPrefix, options.PassagePrefix, options.MaxTokens.ToString(CultureInfo.InvariantCulture)]);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
    }
}
