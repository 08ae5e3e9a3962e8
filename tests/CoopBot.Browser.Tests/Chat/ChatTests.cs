using System.Text.Json.Nodes;
using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Grounding.Answers;
using CoopBot.Host.Pages.Chat;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Chat;

public sealed class ChatTests(Chromium chromium)
{
    [Fact]
    public async Task Refusal_Arrived_LooksLikeOneAndOffersWhatIsNear()
    {
        ScriptedDirectLine line = new(static text => [text == "Instead?" ? Replies.Of(SampleAnswers.Answered) : Replies.Of(SampleAnswers.Refused).WithSuggestions("Instead?")]);
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        ILocator refusal = await chat.AskAsync("Who painted it?");
        await refusal.GetByText("Not stated in the documents").WaitForAsync();
        await refusal.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "The tower" }).ClickAsync();
        await chat.Mark.WaitForAsync();

        Assert.Equal(SampleAnswers.Built.Quote, await chat.Mark.InnerTextAsync());
        await chat.Suggestions.GetByText("Instead?").ClickAsync();
        await chat.Answers.Nth(1).GetByText("40 m").WaitForAsync();
        Assert.Equal([], window.Problems);
    }

    [Theory]
    [InlineData(Verdict.Supported, "✓ Supported")]
    [InlineData(Verdict.Contradicted, "✕ Contradicted")]
    [InlineData(Verdict.NotFound, "? Not found")]
    public async Task Verdict_Arrived_ShowsItByIconAndWord(Verdict verdict, string expected)
    {
        await using Site site = await StartAsync(new ScriptedDirectLine(_ => [Replies.Of(SampleAnswers.Checked(verdict))]));
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        ILocator answer = await chat.AskAsync("check: the tower is 40 m high");

        Assert.Equal(expected, (await answer.Locator(".badge").InnerTextAsync()).ReplaceLineEndings(" "));
        Assert.DoesNotContain(": ", await answer.Locator(".webchat__text-content__markdown").InnerTextAsync(), StringComparison.Ordinal); // once is enough
    }

    [Fact]
    public async Task Answer_WordedByAModel_SaysSoBelowIt()
    {
        JsonObject worded = Replies.Of(SampleAnswers.Answered);
        worded["entities"]![0]!["citation"]![0]!["claimInterpreter"] = new JsonObject { ["@type"] = "Project", ["name"] = "CoopBot", ["slogan"] = "Worded by AI from the documents" };
        await using Site site = await StartAsync(new ScriptedDirectLine(text => [text == "worded" ? worded : Replies.Of(SampleAnswers.Answered)]));
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        await chat.AskAsync("own words");
        await chat.AskAsync("worded");

        await window.Page.Locator(".webchat__activity-status").GetByText("Worded by AI from the documents").WaitForAsync();
        Assert.Equal(1, await window.Page.GetByText("Worded by AI").CountAsync());
        await AxeRun.AssertNoSeriousIssueAsync(window.Page);
        Assert.Equal([], window.Problems);
    }

    [Fact]
    public async Task Number_AtAnyWidth_StandsOnTheLineOfItsWord()
    {
        await using Site site = await StartAsync(new ScriptedDirectLine(_ => [Replies.Of(SampleAnswers.Answered)]));
        await using BrowserWindow window = await chromium.OpenAsync(site.Address, Look.Narrow);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        ILocator answer = await chat.AskAsync("How high is it?");

        for (int width = 240; width <= 480; width += 5)
        {
            await window.Page.SetViewportSizeAsync(width, 740);
            int apart = await answer.Locator("a.citation").EvaluateAllAsync<int>(
                """
                links => links.filter(a => {
                  const word = document.createRange();
                  const end = a.previousSibling.data.trimEnd().length;
                  word.setStart(a.previousSibling, end - 1);
                  word.setEnd(a.previousSibling, end);
                  return word.getBoundingClientRect().bottom < a.getBoundingClientRect().top;
                }).length
                """);
            Assert.True(apart == 0, $"{apart} numbers stand alone at a width of {width}.");
        }
    }

    [Fact]
    public async Task Thumb_Clicked_RatesThisAnswer()
    {
        ScriptedDirectLine line = new(static _ => [Replies.Of(SampleAnswers.Answered with { Id = "01RATED" })]);
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await chat.AskAsync("How high is it?");
        await line.NextPostedAsync();

        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dislike" }).ClickAsync();

        JsonObject rating = await line.NextPostedAsync();
        Assert.Equal("webchat:activity-status/feedback", rating["name"]?.GetValue<string>());
        Assert.Contains("urn:coopbot:fb:01RATED:dislike", rating["entities"]?.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_WithWords_SaysWhatIsBeingDone()
    {
        await using Site site = await StartAsync(new ScriptedDirectLine(static _ =>
            [new JsonObject { ["type"] = "typing", ["text"] = "Reading the passages…" }, new JsonObject { ["type"] = "typing" }]));
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        await chat.Box.FillAsync("How high is it?");
        await chat.Box.PressAsync("Enter");

        await window.Page.Locator(".progress-words").GetByText("Reading the passages…").WaitForAsync();
        Assert.Equal("Reading the passages…", await window.Page.Locator("#progress[role=status]").TextContentAsync());
        Assert.Equal(1, await chat.Bubbles.CountAsync()); // the question: what is being done is no message
        Assert.Equal([], window.Problems);
    }

    [Fact]
    public async Task Server_Unreachable_SaysSoAndTriesAgainWhenAsked()
    {
        ScriptedDirectLine line = new(static _ => [Replies.Of(SampleAnswers.Answered)]) { IsClosed = true };
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        await window.Page.GotoAsync("/");
        ILocator again = window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Try again" });
        await again.WaitForAsync();
        await AxeRun.AssertNoSeriousIssueAsync(window.Page);

        line.IsClosed = false;
        await again.ClickAsync();

        await new ChatWindow(window.Page).AskAsync("How high is it?");
    }

    [Fact]
    public async Task Page_BuiltWithoutNode_SaysHowToGetTheChat()
    {
        await using Site site = await Site.StartAsync(static b => b.Services.AddSingleton(new WebChatBundle(Path.GetTempPath())));
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);

        await window.Page.GotoAsync("/");

        Assert.Contains("Install Node.js", await window.Page.Locator(".conversation-notice").InnerTextAsync(), StringComparison.Ordinal);
        await AxeRun.AssertNoSeriousIssueAsync(window.Page);
        Assert.Equal([], window.Problems);
    }

    private static Task<Site> StartAsync(ScriptedDirectLine line) => Site.StartAsync(b => b.Services.AddSingleton<IStartupFilter>(line));
}
