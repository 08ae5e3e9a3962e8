using CoopBot.Inference.Endpoints;
using CoopBot.Inference.Weights;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoopBot.Inference.Chat;

/// <summary>Registers the chat model.</summary>
public static class ChatModelServices
{
    /// <summary>Name of the activity source and the meter of calls to chat models.</summary>
    public const string TelemetryName = "CoopBot.Chat";

    /// <summary>Name of the HTTP client.</summary>
    internal const string HttpName = "coopbot-chat";

    /// <summary>
    /// Adds <see cref="ChatModelSource"/>: the model of the settings (<c>Models:Chat</c>), or the <see cref="IChatClient"/> that whoever composes
    /// registered, or none.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="dataFolder">Tells the data folder, where the day's tokens are counted.</param>
    public static IServiceCollection AddChatModel(this IServiceCollection services, Func<IServiceProvider, string> dataFolder)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataFolder);
        services.TryAddSingleton(TimeProvider.System);
        services.AddRemoteModelHttp(HttpName, Options);
        services.TryAddSingleton(s => new ChatModelSource(Create(s, dataFolder)));
        return services;
    }

    private static ChatModelOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<ModelsOptions>>().Value.Chat;

    private static ChatModel? Create(IServiceProvider services, Func<IServiceProvider, string> dataFolder)
    {
        ChatModelOptions options = Options(services);
        IChatClient? given = services.GetService<IChatClient>();
        if (given is null && options.Kind == RemoteModelKind.Off)
        {
            return null;
        }

        // Not disposed of by the factory's handler rotation: one client lives as long as the program.
        IChatClient client = given ?? OpenAiClients.Chat(options, services.GetRequiredService<IHttpClientFactory>().CreateClient(HttpName));
        string name = options.Model ?? client.GetService<ChatClientMetadata>()?.DefaultModelId ?? "unnamed";
        TimeProvider clock = services.GetRequiredService<TimeProvider>();
        TokenBudget budget = new(dataFolder(services), options.TokensPerDay, clock);
        ILoggerFactory loggers = services.GetRequiredService<ILoggerFactory>();
        IChatClient pipeline = client.AsBuilder()
            .Use(inner => new LoggedChatClient(inner, name, clock, loggers.CreateLogger(TelemetryName)))
            .UseOpenTelemetry(NullLoggerFactory.Instance, TelemetryName, static t => t.EnableSensitiveData = false)
            .Use(inner => new BudgetedChatClient(inner, budget, options.MaxTokens))
            .Build(services);
        return new ChatModel(pipeline, name, options.MaxTokens, options.Temperature);
    }
}
