using CoopBot.Inference.Encoders;
using CoopBot.Inference.Reading;
using CoopBot.Inference.Weights;

namespace CoopBot.Inference;

/// <summary>The models that are at hand.</summary>
/// <param name="Encoder">Null: passages are ranked by their words alone.</param>
/// <param name="Reader">Null: what the words say decides alone.</param>
/// <param name="Problems">Why a model is missing, a sentence each, for the log and for people.</param>
public sealed record ModelSet(ITextEncoder? Encoder, IReader? Reader, IReadOnlyList<string> Problems) : IDisposable
{
    /// <summary>No models at all.</summary>
    public static ModelSet None { get; } = new(null, null, []);

    /// <summary>Names the models that decide answers; enters the knowledge version.</summary>
    public string Version => string.Join('\n', new[] { Encoder?.Version, Reader?.Version }.OfType<string>());

    /// <summary>Loads both models side by side.</summary>
    /// <exception cref="ModelUnavailableException">One is missing and <see cref="ModelsOptions.Required"/> is set.</exception>
    public static async Task<ModelSet> LoadAsync(ModelsOptions models, EncoderOptions encoder, ReaderOptions reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(reader);
        Task<ModelLoad<OnnxReader>> reading = Task.Run(() => OnnxReader.TryLoad(reader), cancellationToken);
        ModelLoad<OnnxEncoder> encoding = await Task.Run(() => OnnxEncoder.TryLoad(encoder), cancellationToken);
        ModelLoad<OnnxReader> read = await reading;

        // The files' bytes, over 110 MB, are garbage now, but too large for any collection that would come soon.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

        // An empty folder says that no reader is wanted: nothing is missing then.
        string?[] problems = [encoding.Problem, reader.Folder.Length == 0 ? null : read.Problem];
        if (models.Required && problems.FirstOrDefault(static p => p is not null) is { } missing)
        {
            throw new ModelUnavailableException(missing);
        }

        return new ModelSet(encoding.Model, read.Model, [.. problems.OfType<string>()]);
    }

    public void Dispose()
    {
        Encoder?.Dispose();
        (Reader as IDisposable)?.Dispose();
    }
}
