using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Grounding.Composition;
using CoopBot.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Chat;

/// <summary>Nothing stands in for anything: the bot, its Direct Line server, Web Chat.</summary>
public sealed class EndToEndTests(Chromium chromium)
{
    private const string Question = "How high is the tower?";

    [Fact]
    public async Task Question_Asked_IsAnsweredWithTheQuoteOneClickAway()
    {
        await using Site site = await Site.StartAsync(withReader: true);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        ILocator answer = await chat.AskAsync(Question);
        await answer.Locator("a.citation").ClickAsync();
        await chat.Mark.WaitForAsync();

        KnowledgeSnapshot knowledge = (await site.Services.GetRequiredService<IBotSource>().CurrentAsync(TestContext.Current.CancellationToken)).Knowledge;
        string quote = await chat.Mark.InnerTextAsync();
        Assert.Contains("40 m", quote, StringComparison.Ordinal);
        Assert.Contains(quote, knowledge.Documents["tower"].Text, StringComparison.Ordinal);
        Assert.Equal([], window.Problems);
    }

    [Fact]
    public async Task Conversation_ReloadedAfterARestartOfTheHost_GoesOn()
    {
        await using Site site = await Site.StartAsync(withReader: true);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await chat.AskAsync(Question);

        await site.RestartAsync();
        await window.Page.ReloadAsync();
        await chat.Answers.First.WaitForAsync();
        await chat.AskAsync("When was it built?");

        Assert.Equal(2, await chat.Answers.CountAsync());
    }

    [Fact]
    public async Task Connection_LostWhileTheHostRestarts_ComesBackByItself()
    {
        await using Site site = await Site.StartAsync(withReader: true);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await chat.AskAsync(Question);

        await site.RestartAsync();
        await chat.Box.FillAsync("When was it built?");
        await chat.Box.PressAsync("Enter");

        // Web Chat waits 3 to 15 seconds before it connects again.
        await chat.Answers.Nth(1).WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        Assert.Equal(2, await chat.Answers.CountAsync());
    }

    [Fact]
    public async Task Refusal_OfTheBot_LooksLikeOne()
    {
        await using Site site = await Site.StartAsync(withReader: true);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        ILocator refusal = await chat.AskAsync("Who paid for the tower's elevator?");

        Assert.Equal(1, await refusal.Locator(".badge.calm").CountAsync());
        Assert.Equal([], window.Problems);
    }
}
