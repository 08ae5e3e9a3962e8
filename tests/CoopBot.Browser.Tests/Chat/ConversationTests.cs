using CoopBot.Browser.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Chat;

public sealed class ConversationTests(Chromium chromium)
{
    [Fact]
    public async Task Reload_OfTheTab_KeepsTheConversation()
    {
        ScriptedDirectLine line = new(static _ => [Replies.Of(SampleAnswers.Answered)]);
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await chat.AskAsync("How high is it?");

        await window.Page.ReloadAsync();
        await chat.Answers.First.WaitForAsync();
        await chat.AskAsync("And when was it built?");

        Assert.Equal(2, await chat.Answers.CountAsync());
        Assert.Equal(1, line.Conversations);
        Assert.Equal([], window.Problems);
    }

    [Fact]
    public async Task Reload_OfAConversationThatIsGone_BeginsANewOne()
    {
        ScriptedDirectLine line = new(static _ => [Replies.Of(SampleAnswers.Answered)]);
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await chat.AskAsync("How high is it?");

        line.ForgetAll();
        await window.Page.ReloadAsync();
        await chat.Box.WaitForAsync();
        await chat.AskAsync("How high is it?");

        Assert.Equal(1, await chat.Answers.CountAsync());
        Assert.Equal(1, line.Conversations);
    }

    [Fact]
    public async Task Tabs_Several_HaveConversationsOfTheirOwn()
    {
        ScriptedDirectLine line = new(static _ => [Replies.Of(SampleAnswers.Answered)]);
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow first = await ChatWindow.OpenAsync(window.Page);
        await first.AskAsync("How high is it?");

        ChatWindow second = await ChatWindow.OpenAsync(await window.OpenTabAsync());
        await second.AskAsync("How high is it?");
        await first.AskAsync("And when was it built?");

        Assert.Equal(2, await first.Answers.CountAsync());
        Assert.Equal(1, await second.Answers.CountAsync());
        Assert.Equal(2, line.Conversations);
    }

    [Fact]
    public async Task Tab_Duplicated_BeginsAConversationOfItsOwn()
    {
        ScriptedDirectLine line = new(static _ => [Replies.Of(SampleAnswers.Answered)]);
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow first = await ChatWindow.OpenAsync(window.Page);
        await first.AskAsync("How high is it?");

        // A tab that another opens begins with a copy of its storage, as a duplicated one does.
        IPage copy = await window.OpenTabByAsync(() => window.Page.EvaluateAsync("() => { open('/'); }"));
        ChatWindow second = new(copy);
        await second.AskAsync("How high is it?");

        Assert.Equal(1, await second.Answers.CountAsync());
        Assert.Equal(2, line.Conversations);
    }

    [Fact]
    public async Task NewChat_Clicked_BeginsAnew()
    {
        ScriptedDirectLine line = new(static _ => [Replies.Of(SampleAnswers.Answered)]);
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await chat.AskAsync("How high is it?");

        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "New chat" }).ClickAsync();
        await window.Page.WaitForFunctionAsync("() => document.querySelectorAll('.answer').length === 0");
        await chat.AskAsync("How high is it?");

        Assert.Equal(2, line.Conversations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Question_AskedBeforeTheLineStands_IsSentOnceItDoes(bool byKeyboard)
    {
        // Issue 6: on a busy machine the box is there some time before the line is, and Web Chat forgets an Enter that comes between.
        ScriptedDirectLine line = new(static _ => [Replies.Of(SampleAnswers.Answered)]);
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await window.Page.RouteAsync("**/v3/directline/conversations", async route =>
        {
            await asked.Task;
            await route.ContinueAsync();
        });
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        await chat.Box.FillAsync("How high is it?");
        for (int twice = 0; twice < 2; twice++)
        {
            await (byKeyboard ? chat.Box.PressAsync("Enter") : window.Page.Locator(".webchat__send-button").ClickAsync());
        }

        Assert.Equal("How high is it?", await chat.Box.InputValueAsync()); // not sent yet, and not lost
        asked.SetResult();
        await chat.Answers.First.WaitForAsync();

        Assert.Equal("", await chat.Box.InputValueAsync());
        Assert.Equal("How high is it?", (string)(await line.NextPostedAsync())["text"]!);
        Assert.Equal(1, await chat.Answers.CountAsync());
        Assert.Equal([], window.Problems);
    }

    [Fact]
    public async Task Connection_ThatFails_LeavesWhatWasWrittenForTheNext()
    {
        ScriptedDirectLine line = new(static _ => [Replies.Of(SampleAnswers.Answered)]);
        await using Site site = await StartAsync(line);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await window.Page.RouteAsync("**/v3/directline/conversations", async route =>
        {
            await asked.Task;
            await route.FulfillAsync(new RouteFulfillOptions { Status = 403 });
        }, new PageRouteOptions { Times = 1 });
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        await chat.Box.FillAsync("How high is it?");
        await chat.Box.PressAsync("Enter");
        await window.Page.RunAndWaitForRequestAsync(
            () =>
            {
                asked.SetResult();
                return Task.CompletedTask;
            },
            "**/v3/directline/conversations/**"); // by itself
        await window.Page.Locator("#conversation-notice").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });

        Assert.Equal("How high is it?", await chat.Box.InputValueAsync());
        await chat.Box.PressAsync("Enter");
        await chat.Answers.First.WaitForAsync();
    }

    private static Task<Site> StartAsync(ScriptedDirectLine line) => Site.StartAsync(b => b.Services.AddSingleton<IStartupFilter>(line));
}
