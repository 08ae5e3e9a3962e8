using System.Reflection;
using CoopBot.Inference.Encoders;

namespace CoopBot.TestKit;

/// <summary>The real models, for tests that need them. Each is loaded once a test run.</summary>
public static class TestModels
{
    private static readonly Lazy<OnnxEncoder> LoadedEncoder = new(static () => new OnnxEncoder(EncoderSettings()));

    /// <summary>The encoder, shared by all tests of a run: don't dispose of it.</summary>
    public static OnnxEncoder Encoder => LoadedEncoder.Value;

    /// <summary>The settings with which <see cref="Encoder"/> is loaded: the weights where the package lies.</summary>
    public static EncoderOptions EncoderSettings()
    {
        string weights = typeof(TestModels).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static a => a.Key == "EncoderWeights").Value!;
        var defaults = new EncoderOptions();
        return new EncoderOptions
        {
            ModelPath = weights + defaults.ModelPath[defaults.ModelPath.IndexOf('#', StringComparison.Ordinal)..],
            VocabularyPath = weights + defaults.VocabularyPath[defaults.VocabularyPath.IndexOf('#', StringComparison.Ordinal)..],
        };
    }
}
