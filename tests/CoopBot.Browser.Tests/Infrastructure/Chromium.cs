using System.Reflection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CoopBot.Browser.Tests.Infrastructure.Chromium))]

namespace CoopBot.Browser.Tests.Infrastructure;

/// <summary>
/// One headless browser for all tests of the run: the distribution's Chromium. A test takes it in its constructor and opens windows of its own,
/// which share nothing.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the browser lies; null where there is none. <c>COOPBOT_CHROMIUM</c> names another.</summary>
    public static string? Executable { get; } =
        (Environment.GetEnvironmentVariable("COOPBOT_CHROMIUM") is { Length: > 0 } named ? [named, .. Places] : Places).FirstOrDefault(File.Exists);

    /// <summary>Opens a window with storage of its own. The test is skipped where there is no browser.</summary>
    /// <param name="site">The host that pages are asked from.</param>
    /// <param name="look">Size and colours.</param>
    public async Task<BrowserWindow> OpenAsync(Uri site, Look look = Look.Desktop)
    {
        Assert.SkipWhen(Executable is null, "No Chromium: install the package chromium, or name one in COOPBOT_CHROMIUM.");
        IBrowser started = await StartAsync();
        IBrowserContext context = await started.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.AbsoluteUri,
            ViewportSize = look switch
            {
                Look.Narrow or Look.NarrowDark => new ViewportSize { Width = 360, Height = 740 },
                _ => new ViewportSize { Width = 1280, Height = 800 },
            },
            ColorScheme = look is Look.Dark or Look.NarrowDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
            TimezoneId = "UTC",
        });
        return await BrowserWindow.OpenAsync(context);
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (browser is null)
            {
                // The driver runs where its package lies: a copy beside the tests would be 150 MB.
                Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", typeof(Chromium).Assembly
                    .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "PlaywrightPackage").Value);
                Assertions.SetDefaultExpectTimeout(BrowserWindow.LongestWait);
                playwright = await Playwright.CreateAsync();
                browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
                {
                    ExecutablePath = Executable,
                    ChromiumSandbox = !Environment.IsPrivilegedProcess, // root can't have one
                    Args = ["--disable-dev-shm-usage", "--force-color-profile=srgb", "--font-render-hinting=none"],
                });
            }

            return browser;
        }
        finally
        {
            starting.Release();
        }
    }
}

/// <summary>How a window looks.</summary>
public enum Look
{
    /// <summary>1280 × 800, light.</summary>
    Desktop,

    /// <summary>1280 × 800, dark.</summary>
    Dark,

    /// <summary>360 × 740, light.</summary>
    Narrow,

    /// <summary>360 × 740, dark.</summary>
    NarrowDark,
}
