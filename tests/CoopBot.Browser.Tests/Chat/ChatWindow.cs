using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Chat;

/// <summary>The chat page in a tab, in the words of those who use it.</summary>
internal sealed class ChatWindow(IPage page)
{
    /// <summary>The tab.</summary>
    public IPage Page => page;

    /// <summary>The box to write in.</summary>
    public ILocator Box => page.Locator("[data-id='webchat-sendbox-input']");

    /// <summary>What has been written, both sides, in order.</summary>
    public ILocator Bubbles => page.Locator(".webchat__bubble__content");

    /// <summary>Questions that are offered.</summary>
    public ILocator Suggestions => page.Locator(".webchat__suggested-action");

    /// <summary>The document beside the conversation.</summary>
    public ILocator Source => page.Locator("#source");

    /// <summary>The cited words in it.</summary>
    public ILocator Mark => page.Locator("#source mark");

    /// <summary>Opens the chat. The test is skipped where Web Chat isn't built in.</summary>
    public static async Task<ChatWindow> OpenAsync(IPage page, string address = "/")
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "webchat", "webchat.js")), "Web Chat is missing: install Node.js and build again.");
        await page.GotoAsync(address);
        ChatWindow chat = new(page);
        await chat.Box.WaitForAsync();
        return chat;
    }

    /// <summary>Writes a message and waits for the answer to it.</summary>
    public async Task<ILocator> AskAsync(string text)
    {
        int before = await Answers.CountAsync();
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
        ILocator answer = Answers.Nth(before);
        try
        {
            await answer.WaitForAsync();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"No answer. The page says: {await page.InnerTextAsync("body")}", e);
        }

        return answer;
    }

    /// <summary>The framed answers.</summary>
    public ILocator Answers => page.Locator(".answer");
}
