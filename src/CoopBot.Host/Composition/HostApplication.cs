using CoopBot.Audit;
using CoopBot.Channels.DirectLine;
using CoopBot.Channels.Messages;
using CoopBot.Channels.Suggestions;
using CoopBot.Grounding.Composition;
using CoopBot.Host.Knowledge;
using CoopBot.Host.Pages;
using CoopBot.Inference;
using CoopBot.Inference.Configuration;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Storage;
using CoopBot.Retrieval;

namespace CoopBot.Host.Composition;

/// <summary>Puts the host together: settings, stages in the order in which data flows, channels, pages.</summary>
internal static class HostApplication
{
    private const string DefaultUrl = "http://127.0.0.1:3978";

    /// <summary>The host, not yet started.</summary>
    /// <param name="args"><c>--knowledge DIR</c>, <c>--data DIR</c>, <c>--urls URLS</c>.</param>
    /// <param name="configure">Tests put their own parts in place of the real ones; runs last.</param>
    /// <exception cref="SettingsException">A setting is wrong or unknown.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        // The stages see the settings alone, not what the environment says of other programs: a misspelt key stays an error.
        IConfigurationRoot settings = SettingsFile.Read(AppContext.BaseDirectory);
        builder.Configuration.AddConfiguration(settings);
        IServiceCollection services = builder.Services;
        services.AddSingleton(Folders.Choose(
            builder.Configuration["knowledge"], builder.Configuration["data"], Directory.GetCurrentDirectory(), AppContext.BaseDirectory));
        services.AddInference().AddKnowledge().AddRetrieval().AddGrounding().AddAudit(static s => s.GetRequiredService<Folders>().Data);
        services.AddSettings<HostOptions>(HostOptions.Section);
        services.AddSuggestions();
        services.AddDirectLine(static s => s.GetRequiredService<Folders>().Data);
        SettingsCheck.ThrowIfWrong(settings, services.Sections());
        services.AddSingleton<KnowledgeService>();
        services.AddSingleton<IBotSource>(static s => s.GetRequiredService<KnowledgeService>());
        services.AddHostedService(static s => s.GetRequiredService<KnowledgeService>());
        services.AddSingleton<MessageAnswerer>();
        services.AddPages();
        configure?.Invoke(builder);
        WebApplication app = builder.Build();
        app.MapGet("/healthz", static () => TypedResults.Text("ok"));
        app.UseWebSockets();
        app.MapDirectLine();
        app.MapPages();
        return app;
    }

    private static IEnumerable<SettingsSection> Sections(this IServiceCollection services) =>
        services.Select(static s => s.ImplementationInstance).OfType<SettingsSection>();
}
