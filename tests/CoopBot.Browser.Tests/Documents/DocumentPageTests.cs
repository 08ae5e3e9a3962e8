using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Grounding.Composition;
using CoopBot.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Browser.Tests.Documents;

public sealed class DocumentPageTests(Chromium chromium)
{
    [Fact]
    public async Task Viewer_RangeInTheAddress_MarksExactlyTheseWordsAndBringsThemIntoView()
    {
        const string Words = "The walk ends at the sea.";
        await using Site site = await Site.StartAsync();
        Document walk = (await site.Services.GetRequiredService<IBotSource>().CurrentAsync(TestContext.Current.CancellationToken)).Knowledge.Documents["long"];
        int start = walk.Text.IndexOf(Words, StringComparison.Ordinal);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address, Look.Narrow);

        await window.Page.GotoAsync($"/documents/long?from={start}&to={start + Words.Length}");
        await window.Page.WaitForFunctionAsync("() => document.activeElement?.matches('mark')");

        Assert.Equal(Words, await window.Page.Locator("mark").InnerTextAsync());
        Assert.True(await window.Page.Locator("mark").EvaluateAsync<bool>("m => { const r = m.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight; }"));
        Assert.Empty(window.Problems);
    }

    [Fact]
    public async Task Viewer_TextThatLooksLikeHtml_IsShownAsText()
    {
        await using Site site = await Site.StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);

        await window.Page.GotoAsync("/documents/hostile");

        Assert.Contains("<script>alert(1)</script>", await window.Page.Locator(".document-text").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await window.Page.Locator(".document img").CountAsync());
        Assert.Empty(window.Problems);
    }

    [Theory]
    [InlineData("/documents", Look.Desktop)]
    [InlineData("/documents", Look.NarrowDark)]
    [InlineData("/documents/tower?from=11&to=33", Look.Desktop)]
    [InlineData("/documents/long?from=11&to=33", Look.Dark)]
    [InlineData("/documents/tower?from=11&to=99999", Look.Narrow)]
    [InlineData("/documents/nothing", Look.Narrow)]
    public async Task Pages_OfDocuments_AreAccessibleAndFitTheWindow(string path, Look look)
    {
        await using Site site = await Site.StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address, look);

        await window.Page.GotoAsync(path);

        await AxeRun.AssertNoSeriousIssueAsync(window.Page);
        Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page scrolls sideways.");
    }
}
