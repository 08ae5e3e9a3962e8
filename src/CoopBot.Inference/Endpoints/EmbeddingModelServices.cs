using CoopBot.Inference.Chat;
using CoopBot.Inference.Weights;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoopBot.Inference.Endpoints;

/// <summary>Registers the embedding model.</summary>
public static class EmbeddingModelServices
{
    /// <summary>Name of the activity source and the meter of calls to embedding models.</summary>
    public const string TelemetryName = "CoopBot.Embedding";

    /// <summary>File in the data folder that counts the day's tokens.</summary>
    internal const string BudgetFile = "embedding-tokens";

    private const string HttpName = "coopbot-embedding";

    /// <summary>
    /// Adds <see cref="EmbeddingModelSource"/>: the model of the settings (<c>Models:Embedding</c>), or the generator that whoever composes
    /// registered, or none.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="dataFolder">Tells the data folder, where the day's tokens are counted.</param>
    public static IServiceCollection AddEmbeddingModel(this IServiceCollection services, Func<IServiceProvider, string> dataFolder)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataFolder);
        services.TryAddSingleton(TimeProvider.System);
        services.AddRemoteModelHttp(HttpName, Options);
        services.TryAddSingleton(s => new EmbeddingModelSource(Create(s, dataFolder)));
        return services;
    }

    private static EmbeddingModelOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<ModelsOptions>>().Value.Embedding;

    private static EndpointEmbeddingGenerator? Create(IServiceProvider services, Func<IServiceProvider, string> dataFolder)
    {
        EmbeddingModelOptions options = Options(services);
        IEmbeddingGenerator<string, Embedding<float>>? given = services.GetService<IEmbeddingGenerator<string, Embedding<float>>>();
        if (given is null && options.Kind == RemoteModelKind.Off)
        {
            return null;
        }

        // Not disposed of by the factory's handler rotation: one client lives as long as the program.
        given ??= OpenAiClients.Embedding(options, services.GetRequiredService<IHttpClientFactory>().CreateClient(HttpName), options.Dimensions);
        TimeProvider clock = services.GetRequiredService<TimeProvider>();
        ILoggerFactory loggers = services.GetRequiredService<ILoggerFactory>();
        IEmbeddingGenerator<string, Embedding<float>> pipeline = given.AsBuilder()
            .UseOpenTelemetry(NullLoggerFactory.Instance, TelemetryName, static t => t.EnableSensitiveData = false)
            .Build(services);
        TokenBudget budget = new(dataFolder(services), options.TokensPerDay, clock, BudgetFile);
        return new EndpointEmbeddingGenerator(pipeline, options, budget, clock, loggers.CreateLogger(TelemetryName));
    }
}
