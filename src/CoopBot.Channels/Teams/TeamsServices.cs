using CoopBot.Channels.Teams.Inbound;
using CoopBot.Channels.Teams.Outbound;
using CoopBot.Channels.Teams.Rendering;
using CoopBot.Channels.Teams.Turns;
using CoopBot.Inference.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.Teams;

/// <summary>Registers Microsoft Teams and other channels of Azure Bot Service.</summary>
public static class TeamsServices
{
    private static readonly TimeSpan KeyPatience = TimeSpan.FromSeconds(10);

    /// <summary>Adds the channel and its settings; it stays off without an app id.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="dataFolder">Tells the folder of what was sent.</param>
    public static IServiceCollection AddTeams(this IServiceCollection services, Func<IServiceProvider, string> dataFolder)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataFolder);
        services.AddSettings<TeamsOptions>(TeamsOptions.Section);
        services.AddSingleton(static s =>
        {
            IHostEnvironment environment = s.GetRequiredService<IHostEnvironment>();
            return new ServiceHostPolicy(Settings(s).AllowedHosts, environment.IsDevelopment() || environment.IsEnvironment("Test"));
        });
        services.AddInbound().AddOutbound();
        services.AddSingleton(s => new TeamsStore(dataFolder(s), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ConversationMemory>();
        services.AddSingleton<LostConversations>();
        services.AddSingleton<DuplicateFilter>();
        services.AddSingleton<ConversationQueue>();
        services.AddSingleton<IBackgroundTurns>(static s => s.GetRequiredService<ConversationQueue>());
        services.AddSingleton<IHostedService>(static s => s.GetRequiredService<ConversationQueue>());
        services.AddSingleton<TeamsRenderer>();
        services.AddSingleton<TeamsDelivery>();
        services.AddSingleton<TeamsAnswers>();
        services.AddSingleton<TeamsBot>();
        return services;
    }

    private static IServiceCollection AddInbound(this IServiceCollection services)
    {
        services.TryAddSingleton<IChannelKeySource>(static s =>
            new PublishedChannelKeys(
                new HttpClient(PublicAddresses.CreateHandler(s.GetRequiredService<ServiceHostPolicy>().AllowsLoopback)) { Timeout = KeyPatience }, Settings(s).MetadataUrl));
        services.AddSingleton<ChannelKeyStore>();
        services.AddSingleton<ChannelTokenValidator>();
        services.AddSingleton<ActivityBinding>();
        services.AddSingleton<ChannelAuthentication>();
        services.AddSingleton<TeamsAdapter>();
        return services;
    }

    private static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.TryAddSingleton<IBotTokenSource>(static s => new EntraTokenSource(s.GetRequiredService<IOptions<TeamsOptions>>()));
        services.AddSingleton(static s =>
        {
            ServiceHostPolicy hosts = s.GetRequiredService<ServiceHostPolicy>();
            return new GuardedConnectorFactory(hosts, new ConnectorRetry(s.GetRequiredService<TimeProvider>())
            {
                InnerHandler = new ConnectorToken(s.GetRequiredService<IBotTokenSource>(), hosts) { InnerHandler = PublicAddresses.CreateHandler(hosts.AllowsLoopback) },
            });
        });
        return services;
    }

    private static TeamsOptions Settings(IServiceProvider services) => services.GetRequiredService<IOptions<TeamsOptions>>().Value;
}
