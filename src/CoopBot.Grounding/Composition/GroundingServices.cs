using CoopBot.Inference.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoopBot.Grounding.Composition;

/// <summary>Registers this stage.</summary>
public static class GroundingServices
{
    /// <summary>Adds the settings of grounding and the factory that puts the stages together.</summary>
    public static IServiceCollection AddGrounding(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSettings<GroundingOptions>(GroundingOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BotFactory>();
        return services;
    }
}
