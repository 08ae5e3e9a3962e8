using CoopBot.Inference.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.DirectLine;

/// <summary>Registers the Direct Line server.</summary>
public static class DirectLineServices
{
    /// <summary>Adds the server and its settings.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="dataFolder">Tells the folder of conversations and of the key.</param>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, Func<IServiceProvider, string> dataFolder)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataFolder);
        services.AddSettings<DirectLineOptions>(DirectLineOptions.Section);
        services.AddSingleton(s => new TokenService(dataFolder(s), s.GetRequiredService<IOptions<DirectLineOptions>>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ConversationStore(dataFolder(s), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ConversationHub>();
        services.AddSingleton<BotActivities>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<IHostedService>(static s => s.GetRequiredService<TurnRunner>());
        services.AddSingleton<DirectLineServer>();
        return services;
    }
}
