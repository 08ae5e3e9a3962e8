using CoopBot.Inference.Weights;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace CoopBot.Inference.Runtime;

/// <summary>A BERT-like model on ONNX Runtime. Safe for concurrent use.</summary>
internal sealed class BertSession : IDisposable
{
    private const string IdsInput = "input_ids";
    private const string MaskInput = "attention_mask";
    private const string TypesInput = "token_type_ids";

    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly string[] inputs;
    private readonly string[] outputs;
    private readonly bool floatMask;

    /// <param name="model">The bytes of an ONNX file.</param>
    /// <param name="threads">Threads of one run; 0 means one for each processor.</param>
    /// <param name="wantedOutputs">The outputs that <see cref="Run"/> hands over, in that order; none means the model's first.</param>
    /// <exception cref="ModelUnavailableException">Not a model, or one with other inputs or outputs.</exception>
    public BertSession(byte[] model, int threads, params string[] wantedOutputs)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads == 0 ? Environment.ProcessorCount : threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableMemoryPattern = false, // it keeps a plan and a block of memory for each shape of input, and ours all differ
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };

        // Idle worker threads that spin take the processor from whatever runs beside: another question, another program.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        try
        {
            session = new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelUnavailableException($"ONNX Runtime can't load the model: {e.Message}", e);
        }

        floatMask = session.InputMetadata.TryGetValue(MaskInput, out NodeMetadata? mask) && mask.ElementDataType is TensorElementType.Float;
        inputs = [.. session.InputMetadata.Keys];
        outputs = wantedOutputs is [] ? [session.OutputMetadata.Keys.First()] : wantedOutputs;
        string? strange = inputs.FirstOrDefault(static i => i is not (IdsInput or MaskInput or TypesInput)) ??
            outputs.FirstOrDefault(o => !session.OutputMetadata.ContainsKey(o));
        if (strange is not null)
        {
            session.Dispose();
            throw new ModelUnavailableException($"The model is not of the expected kind: input or output '{strange}'.");
        }
    }

    /// <summary>Last dimension of the first output: the width of its vectors, or -1 when the model leaves it open.</summary>
    public int Width => session.OutputMetadata[outputs[0]].Dimensions[^1];

    /// <summary>Runs the model; <paramref name="read"/> gets the outputs, which live until it returns.</summary>
    public void Run(TokenBatch batch, Action<IReadOnlyList<OrtValue>> read)
    {
        long[] shape = [batch.Count, batch.Width];
        using OrtValue ids = OrtValue.CreateTensorValueFromMemory(batch.Ids, shape);
        // Models differ in the mask's type: numbers as the ids are, or factors.
        using OrtValue mask = floatMask
            ? OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(batch.Mask, static m => (float)m), shape)
            : OrtValue.CreateTensorValueFromMemory(batch.Mask, shape);
        using OrtValue types = OrtValue.CreateTensorValueFromMemory(batch.Types, shape);
        OrtValue[] values = Array.ConvertAll(inputs, name => name switch
        {
            IdsInput => ids,
            MaskInput => mask,
            _ => types,
        });
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(runOptions, inputs, values, outputs);
        read(results);
    }

    public void Dispose()
    {
        session.Dispose();
        runOptions.Dispose();
    }
}
