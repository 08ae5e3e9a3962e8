using System.Security.Cryptography;
using System.Text;
using CoopBot.Inference.Chat;
using CoopBot.Inference.Encoders;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CoopBot.Inference.Endpoints;

/// <summary>An embedding model behind an endpoint, as the stages use it: in batches, with its prefixes, within the day's tokens, its failures of one kind.</summary>
/// <remarks>No word of what was sent is logged, at any level.</remarks>
internal sealed class EndpointEmbeddingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Characters that make a token at least, in the scripts that make most of them.</summary>
    private const int CharactersPerToken = 2;

    private const int FingerprintDigits = 16;

    private readonly EmbeddingModelOptions options;
    private readonly TokenBudget budget;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly string name;
    private readonly EmbeddingGeneratorMetadata metadata;

    /// <param name="inner">Reaches the model.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="budget">The day's tokens.</param>
    /// <param name="clock">Measures calls.</param>
    /// <param name="logger">Told what calls took and why they failed.</param>
    public EndpointEmbeddingGenerator(
        IEmbeddingGenerator<string, Embedding<float>> inner, EmbeddingModelOptions options, TokenBudget budget, TimeProvider clock, ILogger logger)
        : base(inner)
    {
        this.options = options;
        this.budget = budget;
        this.clock = clock;
        this.logger = logger;
        EmbeddingGeneratorMetadata? given = inner.GetService<EmbeddingGeneratorMetadata>();
        name = options.Model ?? given?.DefaultModelId ?? "unnamed";

        // Vectors of another endpoint, length or prefix can't be compared: they need another name.
        string address = options.Kind == RemoteModelKind.Off ? "" : options.Address.ToString();
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', options.Kind, address, name, options.Dimensions, options.PassagePrefix)));
        metadata = new EmbeddingGeneratorMetadata("endpoint", null, $"{name}#{Convert.ToHexStringLower(hash)[..FingerprintDigits]}", options.Dimensions);
    }

    /// <inheritdoc/>
    /// <exception cref="EndpointUnavailableException">The model gave nothing that can be used.</exception>
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        bool questions = options?.AdditionalProperties?.TryGetValue(OnnxEncoder.QuestionProperty, out bool asked) == true && asked;
        string prefix = questions ? this.options.QuestionPrefix : this.options.PassagePrefix;
        GeneratedEmbeddings<Embedding<float>> all = [];
        foreach (string[] batch in values.Select(v => prefix + v).Chunk(this.options.BatchSize))
        {
            all.AddRange(await CallAsync(batch, cancellationToken));
        }

        return all;
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata : base.GetService(serviceType, serviceKey);

    private async Task<IEnumerable<Embedding<float>>> CallAsync(string[] batch, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        try
        {
            GeneratedEmbeddings<Embedding<float>> made = await WithinBudgetAsync(batch, cancellationToken);
            if (made.Count != batch.Length || made.Any(static e => e.Vector.IsEmpty || !IsFinite(e.Vector.Span)))
            {
                throw Failed(ChatFailure.InvalidOutput, start, null);
            }

            return made;
        }
        catch (Exception e) when (e is not EndpointUnavailableException && ChatFailures.Of(e, cancellationToken) is { } failure)
        {
            throw Failed(failure, start, e);
        }
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> WithinBudgetAsync(string[] batch, CancellationToken cancellationToken)
    {
        long reserved = batch.Sum(static t => (long)t.Length) / CharactersPerToken;
        await budget.ReserveAsync(reserved, cancellationToken);
        long spent = 0;
        try
        {
            // The caller's options are for us: what kind of text this is.
            GeneratedEmbeddings<Embedding<float>> made = await base.GenerateAsync(batch, options: null, cancellationToken);
            spent = made.Usage?.TotalTokenCount ?? made.Usage?.InputTokenCount ?? reserved;
            return made;
        }
        finally
        {
            await budget.ReturnAsync(reserved - spent);
        }
    }

    private EndpointUnavailableException Failed(ChatFailure failure, long start, Exception? cause)
    {
        // Not the exception: an endpoint's message may repeat what it was sent.
        logger.LogEmbeddingFailed(name, failure, (long)clock.GetElapsedTime(start).TotalMilliseconds);
        return new EndpointUnavailableException($"The embedding model gave nothing that can be used: {failure}.", cause);
    }

    private static bool IsFinite(ReadOnlySpan<float> vector)
    {
        foreach (float value in vector)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
