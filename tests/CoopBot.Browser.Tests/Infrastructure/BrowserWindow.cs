using System.Collections.Concurrent;
using CoopBot.TestKit;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Infrastructure;

/// <summary>A window with cookies and storage of its own. What goes wrong in its pages is noted, so that a test can insist on nothing.</summary>
public sealed class BrowserWindow : IAsyncDisposable
{
    /// <summary>Milliseconds after which what a test waits for won't come any more.</summary>
    internal const float LongestWait = 60_000;

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> problems = new();

    private BrowserWindow(IBrowserContext context) => this.context = context;

    /// <summary>Its first tab.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>Errors on the console, exceptions, and what the content security policy held back.</summary>
    public IReadOnlyCollection<string> Problems => problems;

    internal static async Task<BrowserWindow> OpenAsync(IBrowserContext context)
    {
        BrowserWindow window = new(context);
        context.SetDefaultTimeout(LongestWait);
        await AxeRun.PrepareAsync(context);
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('held back:', e.effectiveDirective, e.target.outerHTML?.slice(0, 200)))");
        window.Page = await window.OpenTabAsync();
        return window;
    }

    /// <summary>Another tab of the same window.</summary>
    public async Task<IPage> OpenTabAsync() => Watch(await context.NewPageAsync());

    /// <summary>The tab that something opens.</summary>
    public async Task<IPage> OpenTabByAsync(Func<Task> action) => Watch(await context.RunAndWaitForPageAsync(action));

    private IPage Watch(IPage page)
    {
        page.Console += (_, message) => Note(message.Type == "error", $"{message.Text} ({message.Location})");
        page.Request += (_, request) => Note(!IsOwn(request.Url, page.Url), "asked elsewhere: " + request.Url);
        page.PageError += (_, error) => Note(true, error);
        return page;
    }

    /// <summary>Writes what a tab shows to <c>artifacts/NAME.png</c>; on demand with what lies below the window, too.</summary>
    public static async Task TakePictureAsync(IPage page, string name, bool fullPage = false)
    {
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(SharedFolder.Root, "artifacts", name + ".png"), Animations = ScreenshotAnimations.Disabled, FullPage = fullPage });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.CloseAsync();

    // Everything a page shows comes from its own host.
    private static bool IsOwn(string url, string page) =>
        !Uri.TryCreate(page, UriKind.Absolute, out Uri? own) || own.Authority.Length == 0 || new Uri(url).Authority is "" || new Uri(url).Authority == own.Authority;

    private void Note(bool wrong, string text)
    {
        if (wrong)
        {
            problems.Enqueue(text);
        }
    }
}
