using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Channels.Suggestions;
using CoopBot.Grounding.Answers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Chat;

/// <summary>Writes the pictures of the page to <c>artifacts/</c>, to be looked at, and insists on what each of them is to show.</summary>
public sealed class PictureTests(Chromium chromium, PictureTests.OwnSite own) : IClassFixture<PictureTests.OwnSite>
{
    private const string Question = "How many at-risk youth does the PAL program serve?";
    private const string Unanswerable = "How many police officers does El Salvador have?";
    private const string Claim = "check: The School Resource Officer unit will train 900 SROs.";

    [Theory]
    [InlineData(Look.Desktop, "")]
    [InlineData(Look.Dark, "-dark")]
    [InlineData(Look.Narrow, "-narrow")]
    [InlineData(Look.NarrowDark, "-narrow-dark")]
    public async Task Pictures_OfAConversation_AreWrittenAndAccessible(Look look, string ending)
    {
        Site site = await own.StartAsync();
        await using BrowserWindow window = await chromium.OpenAsync(site.Address, look);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);
        await chat.Suggestions.First.WaitForAsync();
        await window.Page.Locator(".webchat__connectivityStatus").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        await TakeAsync("start");

        ILocator answer = await chat.AskAsync(Question);
        Assert.Contains("19,495", await answer.InnerTextAsync(), StringComparison.Ordinal);
        await TakeAsync("answer");

        await answer.Locator("a.citation").First.ClickAsync();
        await chat.Mark.WaitForAsync();
        await TakeAsync("source");
        await window.Page.Keyboard.PressAsync("Escape");

        ILocator refusal = await chat.AskAsync(Unanswerable);
        await refusal.Locator(".nearest").WaitForAsync();
        await TakeAsync("refusal");

        ILocator verdict = await chat.AskAsync(Claim);
        await verdict.GetByText("Contradicted", new LocatorGetByTextOptions { Exact = true }).WaitForAsync();
        await TakeAsync("verdict");
        Assert.Equal([], window.Problems);

        async Task TakeAsync(string name)
        {
            // The newest answer has come into view of itself.
            await window.Page.WaitForFunctionAsync(
                """
                () => {
                  const last = [...document.querySelectorAll('.answer')].at(-1);
                  const box = document.querySelector('.webchat__send-box');
                  return !last || !last.offsetParent || last.getBoundingClientRect().bottom <= box.getBoundingClientRect().top;
                }
                """);
            await BrowserWindow.TakePictureAsync(window.Page, $"chat-{name}{ending}");
            await AxeRun.AssertNoSeriousIssueAsync(window.Page);
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page scrolls sideways.");
        }
    }

    [Theory]
    [InlineData("/documents", "documents", Look.Desktop)]
    [InlineData("/documents", "documents-narrow-dark", Look.NarrowDark)]
    [InlineData("/documents/001_7ca4c9e2fb248e99?from=11876&to=11983", "document", Look.Desktop)]
    [InlineData("/documents/001_7ca4c9e2fb248e99", "document-dark", Look.Dark)]
    public async Task Pictures_OfDocuments_AreWritten(string address, string name, Look look)
    {
        await using BrowserWindow window = await chromium.OpenAsync((await own.StartAsync()).Address, look);

        await window.Page.GotoAsync(address);

        await BrowserWindow.TakePictureAsync(window.Page, name);
        await AxeRun.AssertNoSeriousIssueAsync(window.Page);
        Assert.Equal([], window.Problems);
    }

    /// <summary>One host for all pictures: it loads the models once.</summary>
    public sealed class OwnSite : IAsyncDisposable
    {
        private Site? site;

        public async Task<Site> StartAsync()
        {
            Assert.SkipWhen(Chromium.Executable is null, "No Chromium.");
            return site ??= await Site.StartOverOwnDocumentsAsync(static b => b.Services.AddSingleton<ISuggestedQuestions, FixedSuggestions>());
        }

        public async ValueTask DisposeAsync()
        {
            if (site is not null)
            {
                await site.DisposeAsync();
            }
        }
    }

    private sealed class FixedSuggestions : ISuggestedQuestions
    {
        public ValueTask<IReadOnlyList<string>> ToBeginWithAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<string>>([Question, "Who signed the agreement for El Salvador?", "What conviction rate did the San Salvador BCTF reach?"]);

        public ValueTask<IReadOnlyList<string>> InsteadOfAsync(Answer refusal, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<string>>(["How many Model Police Precincts are there?", "How many SROs will the School Resource Officer unit train?"]);
    }
}
