using System.Reflection;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Weights;

namespace CoopBot.Benchmarks;

/// <summary>The default encoder, its weights read where the package lies.</summary>
internal static class PackagedEncoder
{
    public static EncoderOptions Options(int threads = 0)
    {
        string weights = typeof(PackagedEncoder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "EncoderWeights").Value!;
        var defaults = new EncoderOptions();
        return new EncoderOptions
        {
            ModelPath = weights + defaults.ModelPath[defaults.ModelPath.IndexOf('#', StringComparison.Ordinal)..],
            Threads = threads,
            VocabularyPath = weights + defaults.VocabularyPath[defaults.VocabularyPath.IndexOf('#', StringComparison.Ordinal)..],
        };
    }

    /// <summary>The model as ONNX Runtime takes it.</summary>
    public static byte[] ModelBytes() => new WeightFile(Options().ModelPath, Sha256: null).Load().Content;
}
