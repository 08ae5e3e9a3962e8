using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace OtherBotSample;

/// <summary>The bot's web server, as the Bot Framework's own samples have it, with CoopBot's client beside it.</summary>
internal static class BotHost
{
    /// <summary>Puts the server together.</summary>
    /// <param name="arguments">Settings, as in <c>--CoopBot:Endpoint http://127.0.0.1:3978</c>; keys belong in the environment.</param>
    public static WebApplication Build(string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(arguments);
        IConfiguration settings = builder.Configuration;

        // Without an app id the SDK takes any caller at its word: then only this machine may call.
        bool registered = !string.IsNullOrEmpty(settings["MicrosoftAppId"]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(registered ? IPAddress.Any : IPAddress.Loopback, settings.GetValue("Port", 3979)));

        builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        builder.Services.AddSingleton<IBotFrameworkHttpAdapter, ApologisingAdapter>();
        builder.Services.AddTransient<IBot, FrontDeskBot>();
        builder.Services.AddCoopBotClient(coopBot =>
        {
            coopBot.Endpoint = settings.GetValue("CoopBot:Endpoint", new Uri("http://127.0.0.1:3978"));
            coopBot.ApiKey = settings["CoopBot:ApiKey"];
        });

        WebApplication app = builder.Build();
        app.MapPost("/api/messages", static (HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        return app;
    }
}
