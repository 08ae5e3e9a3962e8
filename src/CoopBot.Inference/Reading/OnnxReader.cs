using System.Globalization;
using System.Numerics.Tensors;
using CoopBot.Inference.Runtime;
using CoopBot.Inference.Tokenization;
using CoopBot.Inference.Weights;
using Microsoft.ML.OnnxRuntime;

namespace CoopBot.Inference.Reading;

/// <summary>The reader on ONNX Runtime. Safe for concurrent use.</summary>
public sealed class OnnxReader : IReader, IDisposable
{
    private const int Verdicts = 3;

    private readonly ReaderOptions options;
    private readonly PairLimits limits;
    private readonly WordPieceTokenizer tokenizer;
    private readonly BertSession session;

    /// <summary>Loads the model.</summary>
    /// <exception cref="ModelUnavailableException">A file is missing, altered or not a reader.</exception>
    public OnnxReader(ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        string folder = Path.GetFullPath(options.Folder, AppContext.BaseDirectory);
        ReaderManifest manifest = ReaderManifest.Load(folder);
        LoadedWeights model = manifest.File(folder, "reader.onnx");
        LoadedWeights vocabulary = manifest.File(folder, "vocab.txt");
        tokenizer = new WordPieceTokenizer(vocabulary.Content);
        session = new BertSession(model.Content, options.Threads, "answerability", "entailment", "span");
        limits = new PairLimits(options.MaxQueryTokens ?? manifest.MaxQueryTokens, options.MaxTokens ?? manifest.MaxTokens);
        Version = string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Name} {manifest.Version} sha256:{model.Sha256} sha256:{vocabulary.Sha256} {limits.Query}/{limits.Pair}/{options.MaxSpanTokens}");
    }

    public string Version { get; }

    /// <summary>Loads the model, or says why it can't be had.</summary>
    public static ModelLoad<OnnxReader> TryLoad(ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Folder.Length == 0
            ? new ModelLoad<OnnxReader>(Model: null, "No reader is set.")
            : ModelLoad<OnnxReader>.Try(() => new OnnxReader(options));
    }

    public IReadOnlyList<ReaderJudgement> Judge(IReadOnlyList<ReaderPair> pairs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        EncodedPair[] encoded = [.. pairs.Select(pair => EncodedPair.Of(pair, tokenizer, limits))];
        var judgements = new ReaderJudgement[pairs.Count];
        foreach (IReadOnlyList<int> batch in LengthBatches.Plan([.. encoded.Select(static e => e.Sequence.Ids.Length)], options.BatchTokens))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tokens = new TokenBatch([.. batch.Select(i => encoded[i].Sequence)]);
            session.Run(tokens, outputs =>
            {
                for (int row = 0; row < batch.Count; row++)
                {
                    judgements[batch[row]] = Read(outputs, row, tokens.Width, encoded[batch[row]]);
                }
            });
        }

        return judgements;
    }

    public void Dispose() => session.Dispose();

    private ReaderJudgement Read(IReadOnlyList<OrtValue> outputs, int row, int width, EncodedPair pair)
    {
        float answerability = outputs[0].GetTensorDataAsSpan<float>()[row];
        Span<float> verdict = stackalloc float[Verdicts];
        TensorPrimitives.SoftMax(outputs[1].GetTensorDataAsSpan<float>().Slice(row * Verdicts, Verdicts), verdict);
        ReadOnlySpan<float> span = outputs[2].GetTensorDataAsSpan<float>().Slice(row * width * 2, width * 2);
        return new ReaderJudgement(answerability, verdict[0], verdict[1], verdict[2], pair.BestSpan(span, options.MaxSpanTokens));
    }
}
