using System.Security.Cryptography;
using System.Text;
using CoopBot.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Security;

public sealed class SignInTests(Chromium chromium)
{
    private const string Key = "a key for readers";

    [Theory]
    [InlineData(Look.Desktop, "")]
    [InlineData(Look.Dark, "-dark")]
    [InlineData(Look.Narrow, "-narrow")]
    public async Task SignIn_WrongKeyThenRightOne_LeadsWhereOneWantedToGo(Look look, string ending)
    {
        await using Site site = await Site.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Host:ApiKeys:0:Name"] = "a reader",
            ["Host:ApiKeys:0:Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
        });
        await using BrowserWindow window = await chromium.OpenAsync(site.Address, look);
        IPage page = window.Page;

        await page.GotoAsync("/documents/tower");
        await TakeAsync("signin");
        Assert.Empty(window.Problems);

        // By keyboard alone: the box has the focus.
        await page.Keyboard.TypeAsync("a guess");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await TakeAsync("signin-wrong");

        await page.Keyboard.TypeAsync(Key);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, "/documents/tower").AbsoluteUri);
        await Assertions.Expect(page.Locator(".site-nav a")).ToHaveTextAsync(["Chat", "Documents"]);

        await page.GotoAsync("/audit");
        Assert.Equal("Not for this key", await page.Locator("h1").InnerTextAsync());
        await TakeAsync("refused");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await page.GetByLabel("Key").WaitForAsync();
        await page.GotoAsync("/documents");
        Assert.Contains("/signin", page.Url, StringComparison.Ordinal);

        async Task TakeAsync(string name)
        {
            await BrowserWindow.TakePictureAsync(page, name + ending);
            await AxeRun.AssertNoSeriousIssueAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page scrolls sideways.");
        }
    }
}
