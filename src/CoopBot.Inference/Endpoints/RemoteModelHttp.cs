using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Inference.Endpoints;

/// <summary>The HTTP clients of models that run elsewhere.</summary>
internal static class RemoteModelHttp
{
    /// <summary>Registers a client.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="name">Its name.</param>
    /// <param name="options">The limits of its model.</param>
    public static void AddRemoteModelHttp(this IServiceCollection services, string name, Func<IServiceProvider, RemoteModelOptions> options)
    {
        IHttpClientBuilder http = services.AddHttpClient(name, static c => c.Timeout = Timeout.InfiniteTimeSpan);
        http.RemoveAllLoggers(); // addresses may name a tenant
        http.ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a key goes where it was meant to go
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
        http.AddResilienceHandler(name, (builder, context) =>
            EndpointResilience.Configure(builder, options(context.ServiceProvider), context.ServiceProvider.GetRequiredService<TimeProvider>()));
        http.AddHttpMessageHandler(static () => new WholeBodyHandler());
    }
}
