using CoopBot.Audit.Service;
using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Chat;

/// <summary>The page and our own Direct Line server, with a network between them that doesn't let everything through.</summary>
public sealed class ConnectionTests(Chromium chromium)
{
    [Fact]
    public async Task Sockets_NotLetThrough_ArePolledForInsteadAndAFailedPollLosesNothing()
    {
        Network network = new() { Refuses = static r => r.HttpContext.WebSockets.IsWebSocketRequest };
        await using Site site = await Site.StartAsync(b => b.Services.AddSingleton<IStartupFilter>(network));
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await chat.AskAsync("How high is the tower?");

        // Direct Line's own polling ends for good with the first request that fails.
        int failed = 0;
        network.Refuses = r => r.HttpContext.WebSockets.IsWebSocketRequest || (HttpMethods.IsGet(r.Method) && r.Path.Value!.EndsWith("/activities", StringComparison.Ordinal) && Interlocked.Increment(ref failed) <= 2);
        await chat.AskAsync("When was it built?");

        Assert.True(failed >= 2);
        Assert.Equal(2, await chat.Answers.CountAsync());
        await window.Page.ReloadAsync();
        await chat.Answers.Nth(1).WaitForAsync();
        Assert.Equal(2, await chat.Answers.CountAsync());
    }

    [Fact]
    public async Task Sockets_NotLetThrough_ShowThatTheBotIsAtWorkUntilItHasAnswered()
    {
        Network network = new() { Refuses = static r => r.HttpContext.WebSockets.IsWebSocketRequest };
        SlowAnswers answers = new();
        await using Site site = await Site.StartAsync(b => b.Services.AddSingleton<IStartupFilter>(network).AddSingleton<IAnswerService>(answers));
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        ILocator progress = window.Page.Locator("#progress[role=status]"), dots = window.Page.Locator(".webchat__typing-indicator");

        await chat.Box.FillAsync("How high is the tower?");
        await chat.Box.PressAsync("Enter");
        await dots.WaitForAsync();
        await Assertions.Expect(progress).ToHaveTextAsync("Working…");
        Assert.Equal(0, await chat.Answers.CountAsync());
        answers.Release();
        await chat.Answers.First.WaitForAsync();

        await Assertions.Expect(progress).ToHaveTextAsync("");
        await Assertions.Expect(dots).ToHaveCountAsync(0);
        await window.Page.ReloadAsync(); // what is answered already is no work
        await chat.Answers.First.WaitForAsync();
        await Assertions.Expect(progress).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Line_AwayForLong_IsBegunAgainByItself()
    {
        // Issue 6: after an hour without the host, Direct Line's client doesn't try any more, and says nothing.
        Network network = new();
        await using Site site = await Site.StartAsync(b => b.Services.AddSingleton<IStartupFilter>(network));
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        await window.Page.Clock.InstallAsync();
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await chat.AskAsync("How high is the tower?");
        network.Refuses = static _ => true;
        await site.RestartAsync();

        await window.Page.Clock.RunForAsync("01:00:00");
        await window.Page.Locator("#conversation-notice").GetByText("can't be reached").WaitForAsync();
        network.Refuses = static _ => false;
        await window.Page.Clock.ResumeAsync();
        await window.Page.Clock.RunForAsync("01:00");
        await window.Page.Locator("#conversation-notice").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        await chat.Answers.First.WaitForAsync(); // what was said before is there again
        await chat.AskAsync("When was it built?");

        Assert.Equal(2, await chat.Answers.CountAsync());
    }

    /// <summary>Answers when it is let.</summary>
    private sealed class SlowAnswers : IAnswerService
    {
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => released.SetResult();

        public async Task<Answer> AskAsync(Inquiry inquiry, Caller caller, CancellationToken cancellationToken)
        {
            await released.Task.WaitAsync(cancellationToken);
            return SampleAnswers.Answered;
        }

        public Task<Answer> CheckAsync(string claim, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> RateAsync(string answerId, Rating rating, string? comment, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>What lies between a browser and the host.</summary>
    private sealed class Network : IStartupFilter
    {
        /// <summary>Requests of the chat's line that don't get through.</summary>
        public Func<HttpRequest, bool> Refuses { get; set; } = static _ => false;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseWebSockets();
            app.Use(async (context, following) =>
            {
                bool isLine = context.Request.Path.StartsWithSegments("/v3/directline", StringComparison.Ordinal) || context.Request.Path == "/api/webchat/token";
                if (isLine && Refuses(context.Request))
                {
                    context.Response.StatusCode = StatusCodes.Status502BadGateway;
                }
                else
                {
                    await following(context);
                }
            });
            next(app);
        };
    }
}
