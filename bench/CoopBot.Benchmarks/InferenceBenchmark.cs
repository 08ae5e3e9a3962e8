using System.Globalization;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Reading;
using Microsoft.ML.OnnxRuntime;

namespace CoopBot.Benchmarks;

/// <summary>Throughput of encoder and reader against a bare ONNX Runtime loop over the same batches, in turns within one run.</summary>
internal static class InferenceBenchmark
{
    private const int Rounds = 15;
    private const string Sentence = "The ministry said that the new programme trains officers of the two countries in handling evidence. ";

    /// <summary>Arguments: threads.</summary>
    public static async Task<int> EncoderAsync(string[] arguments)
    {
        EncoderOptions options = PackagedEncoder.Options(int.Parse(arguments[0], CultureInfo.InvariantCulture));
        using var encoder = new OnnxEncoder(options);
        using var bare = new BareLoop(PackagedEncoder.ModelBytes(), options.Threads);
        Console.WriteLine("| tokens a text | texts a batch | bare tokens/s | encoder tokens/s | ratio |");
        foreach (int length in new[] { 24, 64, 128, 256 })
        {
            int texts = options.BatchTokens / length;
            string text = Text(length - 2, encoder.CountTokens);
            string[] batch = [.. Enumerable.Repeat(text, texts)];
            int tokens = (encoder.CountTokens(text) + 2) * texts;
            (double plain, double ours) = await CompareAsync(
                () => bare.Run(texts, length),
                () => encoder.GenerateAsync(batch));
            Print($"| {length} | {texts} | {tokens / plain:f0} | {tokens / ours:f0} | {plain / ours:f3} |");
        }

        return 0;
    }

    /// <summary>Arguments: folder with model.json, threads, tokens a batch (1: each pair by itself).</summary>
    public static async Task<int> ReaderAsync(string[] arguments)
    {
        int threads = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var options = new ReaderOptions { Folder = Path.GetFullPath(arguments[0]), Threads = threads };
        options.BatchTokens = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : options.BatchTokens;
        using var reader = new OnnxReader(options);
        using var encoder = new OnnxEncoder(PackagedEncoder.Options());
        using var bare = new BareLoop(File.ReadAllBytes(Path.Combine(options.Folder, "reader.onnx")), threads);
        Console.WriteLine("| tokens a pair | pairs a batch | bare pairs/s | reader pairs/s | ratio |");
        foreach (int length in new[] { 64, 160 })
        {
            int pairs = Math.Max(1, options.BatchTokens / length);
            var pair = new ReaderPair("Who trains the officers of the two countries?", Text(length - 12, encoder.CountTokens));
            ReaderPair[] batch = [.. Enumerable.Repeat(pair, pairs)];
            (double plain, double ours) = await CompareAsync(
                () => bare.Run(pairs, length),
                () => Task.FromResult(reader.Judge(batch)));
            Print($"| {length} | {pairs} | {pairs / plain:f1} | {pairs / ours:f1} | {plain / ours:f3} |");
        }

        return 0;
    }

    /// <summary>The least processor time of each, in seconds, measured in turns: other work on the machine only ever adds to it.</summary>
    /// <remarks>With one thread that is the time it takes; with more, all threads' time together.</remarks>
    private static async Task<(double Bare, double Ours)> CompareAsync(Action bare, Func<Task> ours)
    {
        double[] plain = new double[Rounds];
        double[] wrapped = new double[Rounds];
        for (int i = -2; i < Rounds; i++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            bare();
            double first = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            start = Environment.CpuUsage.TotalTime;
            await ours();
            if (i >= 0)
            {
                (plain[i], wrapped[i]) = (first, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            }
        }

        return (plain.Min(), wrapped.Min());
    }

    private static string Text(int tokens, Func<string, int> count)
    {
        string[] words = string.Concat(Enumerable.Repeat(Sentence, 40)).Split(' ');
        int taken = Enumerable.Range(1, words.Length).First(n => count(string.Join(' ', words[..n])) >= tokens);
        return string.Join(' ', words[..taken]);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>ONNX Runtime with nothing around it: ready tensors in, outputs left unread.</summary>
    private sealed class BareLoop : IDisposable
    {
        private readonly InferenceSession session;
        private readonly RunOptions runOptions = new();

        public BareLoop(byte[] model, int threads)
        {
            using var options = new SessionOptions { IntraOpNumThreads = threads == 0 ? Environment.ProcessorCount : threads };
            session = new InferenceSession(model, options);
        }

        public void Run(int rows, int width)
        {
            long[] ids = new long[rows * width];
            long[] mask = new long[rows * width];
            Array.Fill(ids, 2000);
            Array.Fill(mask, 1);
            using OrtValue idValue = OrtValue.CreateTensorValueFromMemory(ids, [rows, width]);
            bool floatMask = session.InputMetadata["attention_mask"].ElementType == typeof(float);
            using OrtValue maskValue = floatMask
                ? OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(mask, static m => (float)m), [rows, width])
                : OrtValue.CreateTensorValueFromMemory(mask, [rows, width]);
            using OrtValue typeValue = OrtValue.CreateTensorValueFromMemory(new long[rows * width], [rows, width]);
            string[] names = ["input_ids", "attention_mask", "token_type_ids"];
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(runOptions, names, [idValue, maskValue, typeValue], session.OutputNames);
        }

        public void Dispose()
        {
            session.Dispose();
            runOptions.Dispose();
        }
    }
}
