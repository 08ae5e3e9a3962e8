using CoopBot.Client;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client.</summary>
public static class CoopBotClientServices
{
    /// <summary>Adds <see cref="CoopBotClient"/> as a typed client of <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says where the host is, and the key to it.</param>
    /// <returns>The client's builder: retries, handlers, a time-out. Without any, a request has the 100 seconds of <see cref="HttpClient"/>.</returns>
    /// <exception cref="OptionsValidationException">When the client is first asked for: the address is missing or wrong.</exception>
    public static IHttpClientBuilder AddCoopBotClient(this IServiceCollection services, Action<CoopBotClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<CoopBotClientOptions>().Configure(configure).Validate(
            static o => o.Endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https" }, "CoopBot's Endpoint must be the host's absolute address, http or https.");
        return services.AddHttpClient<CoopBotClient>(static (provider, http) => provider.GetRequiredService<IOptions<CoopBotClientOptions>>().Value.Apply(http));
    }
}
