using CoopBot.Host.Composition;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Reading;
using CoopBot.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoopBot.Browser.Tests.Infrastructure;

/// <summary>The real host on a free port of the loopback interface.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly Func<string, WebApplication> build;
    private WebApplication app;

    private Site(WebApplication app, TemporaryFolder folder, Func<string, WebApplication> build)
    {
        this.app = app;
        this.folder = folder;
        this.build = build;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Over a few small documents: a tower; a long one, whose last sentence counts; one in a folder; one that tries to be HTML.</summary>
    /// <param name="configure">Puts a test's own parts in place of the real ones.</param>
    /// <param name="withReader">False leaves the reader's model unloaded: most tests script what the bot says.</param>
    /// <param name="settings">Settings by key, as in <c>Host:Concurrency</c>.</param>
    public static Task<Site> StartAsync(Action<WebApplicationBuilder>? configure = null, bool withReader = false, IReadOnlyDictionary<string, string>? settings = null)
    {
        TemporaryFolder files = new();
        files.Write("knowledge/tower.md", "---\ntitle: The tower\npublisher: Town archive\ndate: 2011-03\n---\n# The tower\n\nThe tower is 40 m high. It was built in 1911.\n");
        files.Write("knowledge/long.md", "# A long walk\n\n" + string.Concat(Enumerable.Range(1, 60).Select(static i =>
            $"## Mile {i}\n\nMile {i} leads through a wood and over a field, and nothing happens on it.\n\n")) + "## The end\n\nThe walk ends at the sea.\n");
        files.Write("knowledge/rules/house rules.md", "# House rules\n\n- No smoking indoors.\n- Dogs stay outside.\n");
        files.Write("knowledge/hostile.txt", "A script <script>alert(1)</script> and a picture <img src=x onerror=alert(2)> stand in this text, and & too.\n");
        return StartAsync(files, files["knowledge"], builder =>
        {
            if (!withReader)
            {
                builder.Services.PostConfigure<ReaderOptions>(o => o.Folder = files["no-reader"]);
            }

            configure?.Invoke(builder);
        }, settings);
    }

    /// <summary>Over the project's own documents, with all models.</summary>
    /// <param name="configure">Puts a test's own parts in place of the real ones.</param>
    public static Task<Site> StartOverOwnDocumentsAsync(Action<WebApplicationBuilder>? configure = null) => StartAsync(
        new TemporaryFolder(), Path.Combine(SharedFolder.Root, "knowledge"), builder =>
        {
            builder.Services.PostConfigure<EncoderOptions>(static o =>
            {
                EncoderOptions own = TestModels.EncoderSettings();
                o.ModelPath = own.ModelPath;
                o.VocabularyPath = own.VocabularyPath;
            });
            configure?.Invoke(builder);
        });

    /// <summary>Where a file of the data folder lies.</summary>
    public string DataFile(string name) => Path.Combine(folder["data"], name);

    /// <summary>Stops the host and starts another at the same address, over the same documents and data.</summary>
    public async Task RestartAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        app = build(Address.GetLeftPart(UriPartial.Authority));
        await app.StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    private static async Task<Site> StartAsync(
        TemporaryFolder files, string knowledge, Action<WebApplicationBuilder>? configure, IReadOnlyDictionary<string, string>? settings = null)
    {
        WebApplication first = Build("http://127.0.0.1:0");
        await first.StartAsync();
        return new Site(first, files, Build);

        WebApplication Build(string address) => HostApplication.Build(
            ["--urls", address, "--knowledge", knowledge, "--data", files["data"]],
            b =>
            {
                b.Logging.ClearProviders();
                configure?.Invoke(b);
            },
            settings);
    }
}
