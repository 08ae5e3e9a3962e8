using CoopBot.Browser.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Chat;

public sealed class SourcePanelTests(Chromium chromium)
{
    [Fact]
    public async Task Citation_Clicked_ShowsTheDocumentAtExactlyTheQuote()
    {
        await using Site site = await StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        ILocator answer = await chat.AskAsync("How high is it?");
        await answer.Locator("a.citation").First.ClickAsync();
        await chat.Mark.WaitForAsync();

        Assert.Equal(SampleAnswers.High.Quote, await chat.Mark.InnerTextAsync());
        string source = await chat.Source.InnerTextAsync();
        Assert.Contains("The tower", source, StringComparison.Ordinal);
        Assert.Contains("Town archive", source, StringComparison.Ordinal);
        Assert.Contains("March 2011", source, StringComparison.Ordinal);
        await AxeRun.AssertNoSeriousIssueAsync(window.Page);
        Assert.Equal([], window.Problems);
    }

    [Fact]
    public async Task Keyboard_Alone_OpensStepsAndComesBack()
    {
        await using Site site = await StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        ILocator answer = await chat.AskAsync("How high is it?");
        IKeyboard keys = window.Page.Keyboard;

        await answer.Locator(".sources a").First.FocusAsync();
        await keys.PressAsync("Enter");
        await window.Page.WaitForFunctionAsync("() => document.activeElement?.matches('#source mark')");
        await chat.Source.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Next source" }).FocusAsync();
        await keys.PressAsync("Enter");
        await chat.Mark.GetByText(SampleAnswers.Built.Quote).WaitForAsync();
        await keys.PressAsync("Escape");

        Assert.True(await chat.Source.IsHiddenAsync());
        Assert.True(await answer.Locator(".sources a").First.EvaluateAsync<bool>("a => document.activeElement === a"));
    }

    [Fact]
    public async Task History_BackAndForth_ClosesAndOpensTheSource()
    {
        await using Site site = await StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        ILocator answer = await chat.AskAsync("How high is it?");
        await answer.Locator("a.citation").First.ClickAsync();
        await chat.Mark.WaitForAsync();

        await window.Page.EvaluateAsync("() => history.back()");
        await chat.Source.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        await window.Page.EvaluateAsync("() => history.forward()");

        await chat.Mark.WaitForAsync();
        Assert.Equal(1, await chat.Answers.CountAsync());
    }

    [Fact]
    public async Task Address_Shared_OpensTheSourceForSomeoneElse()
    {
        await using Site site = await StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await (await chat.AskAsync("How high is it?")).Locator("a.citation").Last.ClickAsync();
        await chat.Mark.WaitForAsync();

        await using BrowserWindow other = await chromium.OpenAsync(site.Address, Look.NarrowDark);
        await other.Page.GotoAsync(window.Page.Url);
        ILocator mark = other.Page.Locator("#source mark");
        await mark.WaitForAsync();

        Assert.Equal(SampleAnswers.Built.Quote, await mark.InnerTextAsync());
    }

    [Theory]
    [InlineData("/?source=https%3A%2F%2Felsewhere.example%2Fdocuments%2Ftower")]
    [InlineData("/?source=javascript%3Aalert(1)")]
    [InlineData("/?source=%2F%2Felsewhere.example%2Fdocuments%2Ftower")]
    [InlineData("/?source=%2Fapi%2Fanswers")]
    public async Task Address_OfSomethingElse_OpensNothing(string address)
    {
        await using Site site = await StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);

        ChatWindow chat = await ChatWindow.OpenAsync(window.Page, address);

        Assert.True(await chat.Source.IsHiddenAsync());
        Assert.Equal([], window.Problems);
    }

    [Fact]
    public async Task Address_OfADocumentThatIsGone_SaysSo()
    {
        await using Site site = await StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);

        ChatWindow chat = await ChatWindow.OpenAsync(window.Page, "/?source=%2Fdocuments%2Fgone%3Ffrom%3D1%26to%3D2");

        await chat.Source.GetByText("There is no document “gone”").WaitForAsync();
    }

    private static Task<Site> StartAsync() =>
        Site.StartAsync(static b => b.Services.AddSingleton<IStartupFilter>(new ScriptedDirectLine(static _ => [Replies.Of(SampleAnswers.Answered)])));
}
