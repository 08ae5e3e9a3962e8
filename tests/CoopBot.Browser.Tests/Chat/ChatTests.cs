using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Grounding.Answers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Chat;

public sealed class ChatTests(Chromium chromium)
{
    private static readonly Answer Tower = new()
    {
        Id = "01", Outcome = Outcome.Answered, Text = "The tower is **40 m** high [1].", Confidence = 0.9, Question = "q", ResolvedQuestion = "q", KnowledgeVersion = "v",
        Citations = [new Citation(1, "tower", "The tower", "Town archive", "2011-03", "", 11, 33, "The tower is 40 m high", "/documents/tower?from=11&to=33")],
    };

    [Fact]
    public async Task Citation_Clicked_ShowsTheDocumentAtTheQuote()
    {
        await using Site site = await Site.StartAsync(static b => b.Services.AddSingleton<IStartupFilter>(new ScriptedDirectLine(static _ => [Replies.Of(Tower)])));
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        ILocator answer = await chat.AskAsync("How high is it?");
        await answer.Locator("a.citation").ClickAsync();
        await chat.Mark.WaitForAsync();

        Assert.Equal(Tower.Citations[0].Quote, await chat.Mark.InnerTextAsync());
        await BrowserWindow.TakePictureAsync(window.Page, "try");
        await AxeRun.AssertNoSeriousIssueAsync(window.Page);
        Assert.Empty(window.Problems);
    }
}
