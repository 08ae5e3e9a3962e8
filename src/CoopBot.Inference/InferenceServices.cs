using CoopBot.Inference.Configuration;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Reading;
using CoopBot.Inference.Weights;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Inference;

/// <summary>Registers this stage.</summary>
public static class InferenceServices
{
    /// <summary>Adds the settings of the models. They are loaded by <see cref="ModelSet.LoadAsync"/>, off the start's way.</summary>
    public static IServiceCollection AddInference(this IServiceCollection services)
    {
        services.AddSettings<ModelsOptions>(ModelsOptions.Section);
        services.AddSettings<EncoderOptions>(EncoderOptions.Section);
        services.AddSettings<ReaderOptions>(ReaderOptions.Section);
        return services;
    }
}
