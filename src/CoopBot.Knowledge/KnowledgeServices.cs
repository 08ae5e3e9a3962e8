using CoopBot.Inference.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Knowledge;

/// <summary>Registers this stage.</summary>
public static class KnowledgeServices
{
    /// <summary>Adds the settings of the documents.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddSettings<KnowledgeOptions>(KnowledgeOptions.Section);
        return services;
    }
}
