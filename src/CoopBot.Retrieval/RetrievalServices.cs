using CoopBot.Inference.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Retrieval;

/// <summary>Registers this stage.</summary>
public static class RetrievalServices
{
    /// <summary>Adds the settings of retrieval.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.AddSettings<RetrievalOptions>(RetrievalOptions.Section);
        return services;
    }
}
