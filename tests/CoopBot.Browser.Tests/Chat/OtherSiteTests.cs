using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Host.Pages.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Chat;

/// <summary>The chat in a page of another site: a bare Web Chat, with nothing of our page around it.</summary>
public sealed class OtherSiteTests(Chromium chromium)
{
    [Fact]
    public async Task Page_SettingsAllowItsOrigin_HoldsTheChat()
    {
        await using WebApplication intranet = await ServeAsync();
        string origin = intranet.Urls.Single();
        await using Site site = await Site.StartAsync(withReader: true, settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["DirectLine:AllowedOrigins:0"] = origin });
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);

        Assert.Equal("held", await BeginAsync(site, window.Page, origin));
        await window.Page.GetByText("Hello! Ask me").First.WaitForAsync(); // the line stands
        await window.Page.Locator("[data-id='webchat-sendbox-input']").FillAsync("How high is the tower?");
        await window.Page.Locator("[data-id='webchat-sendbox-input']").PressAsync("Enter");
        ILocator source = window.Page.Locator(".webchat__link-definitions__list-item-box").GetByText("The tower");
        await source.WaitForAsync();

        string address = await source.EvaluateAsync<string>("s => s.closest('a').href");
        Assert.StartsWith(new Uri(site.Address, "/documents/tower?from=").AbsoluteUri, address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAnyOtherSite_IsKeptOut()
    {
        await using WebApplication intranet = await ServeAsync();
        await using Site site = await Site.StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);

        Assert.StartsWith("TypeError", await BeginAsync(site, window.Page, intranet.Urls.Single()), StringComparison.Ordinal); // all that a page is told
        Assert.Contains(window.Problems, static p => p.Contains("Access-Control-Allow-Origin", StringComparison.Ordinal));
    }

    /// <summary>Another host on this machine: a browser takes its page for another site's.</summary>
    private static async Task<WebApplication> ServeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.MapGet("/", static (string script) => Results.Content(
            $"""<!doctype html><html lang="en"><title>Intranet</title><script src="{script}"></script><div id="chat" style="height: 600px"></div></html>""", "text/html"));
        await app.StartAsync();
        return app;
    }

    private static async Task<string> BeginAsync(Site site, IPage page, string origin)
    {
        string? script = site.Services.GetRequiredService<WebChatBundle>().Url;
        Assert.SkipWhen(script is null, "Web Chat is missing: install Node.js and build again.");
        await page.GotoAsync($"{origin}/?script={new Uri(site.Address, script)}");
        return await page.EvaluateAsync<string>(
            """
            async site => {
              try {
                const response = await fetch(`${site}api/webchat/token`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
                const { token } = await response.json();
                const directLine = WebChat.createDirectLine({ domain: `${site}v3/directline`, token });
                WebChat.renderWebChat({ directLine, locale: 'en-US' }, document.getElementById('chat'));
                return 'held';
              } catch (e) {
                return `${e.name}: ${e.message}`;
              }
            }
            """,
            site.Address.AbsoluteUri);
    }
}
