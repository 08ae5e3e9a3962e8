using CoopBot.Inference.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoopBot.Channels.Suggestions;

/// <summary>Registers the suggested questions.</summary>
public static class SuggestionServices
{
    /// <summary>Adds <see cref="ISuggestedQuestions"/> and its settings.</summary>
    public static IServiceCollection AddSuggestions(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSettings<SuggestionOptions>(SuggestionOptions.Section);
        services.AddSingleton<SuggestedQuestions>();
        services.AddSingleton<ISuggestedQuestions>(static s => s.GetRequiredService<SuggestedQuestions>());
        services.AddSingleton<IHostedService>(static s => s.GetRequiredService<SuggestedQuestions>());
        return services;
    }
}
