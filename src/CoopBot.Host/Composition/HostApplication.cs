using CoopBot.Audit;
using CoopBot.Audit.Service;
using CoopBot.Channels.DirectLine;
using CoopBot.Channels.Messages;
using CoopBot.Channels.Suggestions;
using CoopBot.Channels.Teams;
using CoopBot.Grounding.Composition;
using CoopBot.Host.Answers;
using CoopBot.Host.Api;
using CoopBot.Host.Knowledge;
using CoopBot.Host.Pages;
using CoopBot.Host.Pages.Shell;
using CoopBot.Host.Security;
using CoopBot.Host.Telemetry;
using CoopBot.Inference;
using CoopBot.Inference.Chat;
using CoopBot.Inference.Configuration;
using CoopBot.Inference.Endpoints;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Storage;
using CoopBot.Retrieval;
using Microsoft.Extensions.Options;

namespace CoopBot.Host.Composition;

/// <summary>Puts the host together: settings, stages in the order in which data flows, channels, pages.</summary>
internal static class HostApplication
{
    private const string DefaultUrl = "http://127.0.0.1:3978";

    /// <summary>The host, not yet started.</summary>
    /// <param name="args"><c>--knowledge DIR</c>, <c>--data DIR</c>, <c>--urls URLS</c>, <c>--stop-with-input true</c>.</param>
    /// <param name="configure">Tests put their own parts in place of the real ones; runs last.</param>
    /// <param name="overrides">Settings that win over the file and the environment, by key.</param>
    /// <exception cref="SettingsException">A setting is wrong or unknown, or the host would not be safe.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, IReadOnlyDictionary<string, string>? overrides = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        string? asked = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        string urls = string.IsNullOrEmpty(asked) ? DefaultUrl : asked;
        builder.WebHost.UseUrls(urls);

        // The stages see the settings alone, not what the environment says of other programs: a misspelt key stays an error.
        IConfigurationRoot settings = new ConfigurationBuilder()
            .AddConfiguration(SettingsFile.Read(AppContext.BaseDirectory))
            .AddInMemoryCollection((overrides ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(static s => new KeyValuePair<string, string?>(s.Key, s.Value)))
            .Build();
        builder.Configuration.AddConfiguration(settings);
        Folders folders = Folders.Choose(
            builder.Configuration["knowledge"], builder.Configuration["data"], Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        IServiceCollection services = builder.Services;
        services.AddSingleton(folders);
        AddAnswers(services);
        services.AddSettings<HostOptions>(HostOptions.Section);
        services.AddSuggestions();
        services.AddDirectLine(_ => folders.Data);
        services.AddTeams(_ => folders.Data);
        SettingsCheck.ThrowIfWrong(settings, services.Sections());
        HostOptions options = settings.GetSection(HostOptions.Section).Get<HostOptions>() ?? new HostOptions();
        Exposure.ThrowIfUnsafe(urls, options);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = options.MaxRequestBytes;
        });
        services.AddSecurity(options, urls, folders.Data);
        services.AddPages(); // before the API: its answer to a failure is for programs
        services.AddApi();
        services.AddTelemetry(builder.Configuration);
        InputWatch.AddTo(services, builder.Configuration);
        configure?.Invoke(builder);
        WebApplication app = builder.Build();
        Map(app);
        return app;
    }

    private static void AddAnswers(IServiceCollection services)
    {
        services.AddInference()
            .AddChatModel(static s => s.GetRequiredService<Folders>().Data)
            .AddEmbeddingModel(static s => s.GetRequiredService<Folders>().Data)
            .AddKnowledge().AddRetrieval().AddGrounding();
        services.AddSingleton<KnowledgeService>();
        services.AddSingleton<IBotSource>(static s => s.GetRequiredService<KnowledgeService>());
        services.AddHostedService(static s => s.GetRequiredService<KnowledgeService>());
        services.AddSingleton<AnswerService>();
        services.AddSingleton<IAnswerService>(static s =>
        {
            HostOptions options = s.GetRequiredService<IOptions<HostOptions>>().Value;
            return new QueuedAnswerService(s.GetRequiredService<AnswerService>(), options.Concurrency > 0 ? options.Concurrency : Environment.ProcessorCount, options.QueueLength);
        });
        services.AddAudit(static s => s.GetRequiredService<Folders>().Data);
        services.AddSingleton<MessageAnswerer>();
    }

    private static void Map(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseProblemPages();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapHealth();
        app.MapApi();
        app.MapDirectLine(Policies.Chat);
        app.MapTeams();
        app.MapPages();
    }

    private static IEnumerable<SettingsSection> Sections(this IServiceCollection services) =>
        services.Select(static s => s.ImplementationInstance).OfType<SettingsSection>();
}
