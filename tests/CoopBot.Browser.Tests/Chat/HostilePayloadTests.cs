using System.Text.Json.Nodes;
using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Grounding.Answers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Browser.Tests.Chat;

/// <summary>Web Chat goes blank when a field has a shape that it doesn't expect. Whatever arrives, the chat must go on.</summary>
public sealed class HostilePayloadTests(Chromium chromium, HostilePayloadTests.OneChat shared) : IClassFixture<HostilePayloadTests.OneChat>
{
    public static TheoryData<string, string> Payloads => new()
    {
        { "no @type", """{"entities":[{"type":"https://schema.org/Message","@id":"","@context":"https://schema.org"}]}""" },
        { "@type is no text", """{"entities":[{"type":"https://schema.org/Message","@id":"","@type":7}]}""" },
        { "another @context", """{"entities":[{"type":"https://schema.org/Message","@id":"","@type":"Message","@context":"https://elsewhere.example"}]}""" },
        { "citation without url and text", """{"text":"A [1].\n\n[1]: cite:1 \"t\"","entities":[{"type":"https://schema.org/Message","@id":"","@type":"Message","@context":"https://schema.org","citation":[{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"n"}}]}]}""" },
        { "citation is no object", """{"text":"A [1].\n\n[1]: cite:1 \"t\"","entities":[{"type":"https://schema.org/Message","@id":"","@type":"Message","@context":"https://schema.org","citation":[null,1,"x",[]]}]}""" },
        { "citations are no list", """{"entities":[{"type":"https://schema.org/Message","@id":"","@type":"Message","@context":"https://schema.org","citation":{"position":1}}]}""" },
        { "appearance is a text", """{"text":"A [1].\n\n[1]: cite:1","entities":[{"type":"https://schema.org/Message","@id":"","@type":"Message","@context":"https://schema.org","citation":[{"@type":"Claim","position":1,"appearance":"x"}]}]}""" },
        { "an interpreter of another shape", """{"text":"A [1].\n\n[1]: https://elsewhere.example \"t\"","entities":[{"type":"https://schema.org/Message","@id":"","@type":"Message","@context":"https://schema.org","citation":[{"@type":"Claim","position":1,"claimInterpreter":{"@type":7,"slogan":{"x":1},"url":"javascript:alert(1)"},"appearance":{"@type":"DigitalDocument","name":"n","url":"https://elsewhere.example"}}]}]}""" },
        { "an interpreter that leads elsewhere", """{"text":"A [1].\n\n[1]: https://elsewhere.example \"t\"","entities":[{"type":"https://schema.org/Message","@id":"","@type":"Message","@context":"https://schema.org","citation":[{"@type":"Claim","position":1,"claimInterpreter":{"@type":"Project","slogan":"x","url":"https://elsewhere.example"},"appearance":{"@type":"DigitalDocument","name":"n","url":"https://elsewhere.example"}}]}]}""" },
        { "a claim at the root", """{"text":"A [1].\n\n[1]: cite:1","entities":[{"type":"https://schema.org/Claim","@id":"cite:1"}]}""" },
        { "entities are no list", """{"entities":{"a":1}}""" },
        { "entities hold nothing", """{"entities":[null,1,"x"]}""" },
        { "entities that go in circles", """{"entities":[{"type":"https://schema.org/Message","@type":"Message","@id":"_:a","x":{"@id":"_:b"}},{"type":"https://schema.org/Thing","@id":"_:b","y":{"@id":"_:a"}}]}""" },
        { "feedback of another shape", """{"entities":[{"type":"https://schema.org/Message","@id":"","@type":"Message","@context":"https://schema.org","potentialAction":[{"@type":"LikeAction","actionStatus":3},null]}]}""" },
        { "a picture attached", """{"attachments":[{"contentType":"image/png","contentUrl":"https://elsewhere.example/x.png"}]}""" },
        { "a card that is none", """{"attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","body":"x"}}]}""" },
        { "attachments are no list", """{"attachments":"x"}""" },
        { "an attachment of nothing", """{"attachments":[null]}""" },
        { "actions of another shape", """{"suggestedActions":{"actions":[null,{"type":"openUrl","value":"javascript:alert(1)"},{"type":"imBack"}]}}""" },
        { "actions are a text", """{"suggestedActions":"x"}""" },
        { "text is a number", """{"text":7}""" },
        { "channelData is a text", """{"channelData":"x"}""" },
        { "no channelData", """{"channelData":null}""" },
        { "a stream without an end", """{"type":"typing","text":"x","channelData":{"streamType":"streaming","streamSequence":"one","streamId":{}}}""" },
        { "an answer of another shape", """{"text":"x","channelData":{"coopbot":{"outcome":"answered","citations":[null,{"url":"javascript:alert(1)","n":1},{"url":"/documents/x","title":{},"n":{}}],"nearest":"x"}}}""" },
        { "an unknown outcome", """{"text":"x","channelData":{"coopbot":{"outcome":"constructor","verdict":"__proto__","reason":"toString"}}}""" },
        { "a verdict that is none", """{"text":"x","channelData":{"coopbot":{"outcome":"checked","verdict":"toString"}}}""" },
        { "a refusal for no reason", """{"text":"x","channelData":{"coopbot":{"outcome":"refused","reason":"constructor"}}}""" },
        { "a type that is none", """{"type":"constructor"}""" },
        { "a timestamp that is none", """{"timestamp":"yesterday"}""" },
        { "from is a text", """{"from":"x"}""" },
        { "a layout that is none", """{"attachmentLayout":{},"text":"x"}""" },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Payload_ThatWouldBlankTheChat_IsSurvived(string name, string payload)
    {
        ChatWindow chat = await shared.OpenAsync(chromium);

        await chat.Box.FillAsync(payload);
        await chat.Box.PressAsync("Enter");

        await chat.Answers.GetByText(OneChat.End(payload)).WaitForAsync();
        Assert.True(await chat.Box.IsVisibleAsync(), name);
        Assert.Equal([], shared.Window!.Problems);
    }

    [Theory]
    [InlineData("<img src=\"https://elsewhere.example/x.png\"> and <script>alert(1)</script>")]
    [InlineData("![](https://elsewhere.example/x.png)")]
    [InlineData("[click](https://elsewhere.example/x) and https://elsewhere.example/y and www.elsewhere.example")]
    [InlineData("[click](javascript:alert(1)) and [too](data:text/html,x)")]
    [InlineData("<iframe src=\"https://elsewhere.example\"></iframe><form action=\"https://elsewhere.example\"><input></form>")]
    [InlineData("<a href=\"/documents/tower\" onclick=\"alert(1)\" style=\"position:fixed\">x</a>")]
    public async Task Text_WithHtml_LoadsAndRunsNothing(string text)
    {
        await using Site site = await StartAsync(_ => [Replies.Of(SampleAnswers.New(Outcome.Answered, text + " The end."))]);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        await (await chat.AskAsync("How high is it?")).GetByText("The end.").WaitForAsync();

        Assert.Equal(0, await chat.Answers.Locator("img, script, iframe, form, [onclick], [style], a[href^='javascript'], a[href^='data'], a[href*='elsewhere']").CountAsync());
        Assert.Equal([], window.Problems);
    }

    [Theory]
    [InlineData("It is high [1]:\n```\ncode without an end")]
    [InlineData("It is high [1].\n\n~~~\ncode without an end")]
    [InlineData("It is high [1].\n\n> ```\n> code in a quotation")]
    [InlineData("It is high [1]. <!-- a comment without an end")]
    [InlineData("It is high [1].\n\n<script>\n\nalert(1)")]
    [InlineData("It is high [1].\n\n<div>\n<pre>\n")]
    [InlineData("[1]: https://elsewhere.example \"Ours\"\n\nIt is high [1].")]
    [InlineData("It is high [1]. $$ x^2")]
    [InlineData("It is high [1]. An `open code")]
    [InlineData("It is high [1].\n\n| a | b |\n| --- | --- |\n| c | d |")]
    public async Task Text_WithAnOpenBlock_KeepsItsCitation(string text)
    {
        await using Site site = await StartAsync(_ => [Replies.Of(SampleAnswers.New(Outcome.Answered, text) with { Citations = [SampleAnswers.High] })]);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        Microsoft.Playwright.ILocator answer = await chat.AskAsync("How high is it?");

        await answer.Locator("a.citation").First.WaitForAsync();
        Assert.Equal("/documents/tower?from=11&to=33", await answer.Locator("a.citation").First.GetAttributeAsync("href"));
        Assert.Equal(0, await chat.Answers.Locator("pre, script").CountAsync());
        Assert.Equal([], window.Problems);
    }

    [Fact]
    public async Task Question_WithMarkdownAndHtml_IsShownAsWritten()
    {
        const string Written = "**bold** <img src=x> [1]: https://elsewhere.example";
        await using Site site = await StartAsync(static _ => [Replies.Of(SampleAnswers.Answered)]);
        await using BrowserWindow window = await chromium.OpenAsync(site.Address);
        ChatWindow chat = await ChatWindow.OpenAsync(window.Page);

        await chat.AskAsync(Written);

        Assert.Equal(Written, (await chat.Bubbles.First.InnerTextAsync()).Trim());
    }

    private static Task<Site> StartAsync(Func<string, IEnumerable<JsonObject>> script) =>
        Site.StartAsync(b => b.Services.AddSingleton<IStartupFilter>(new ScriptedDirectLine(script)));

    /// <summary>One chat in which all payloads arrive, one after the other: whatever has arrived before, the next answer is shown.</summary>
    public sealed class OneChat : IAsyncDisposable
    {
        private Site? site;

        public BrowserWindow? Window { get; private set; }

        public static string End(string payload) => $"The end of {payload.GetHashCode(StringComparison.Ordinal)}.";

        internal async Task<ChatWindow> OpenAsync(Chromium chromium)
        {
            if (Window is not null && await new ChatWindow(Window.Page).Box.IsVisibleAsync())
            {
                return new ChatWindow(Window.Page);
            }

            // The first payload, or the one after a payload that did blank the chat: that one has failed, the others shall not.
            await DisposeAsync();
            site = await StartAsync(static payload => [Merge(payload), Replies.Of(SampleAnswers.New(Outcome.Answered, End(payload)))]);
            Window = await chromium.OpenAsync(site.Address);
            return await ChatWindow.OpenAsync(Window.Page);
        }

        public async ValueTask DisposeAsync()
        {
            if (Window is not null)
            {
                await Window.DisposeAsync();
            }

            if (site is not null)
            {
                await site.DisposeAsync();
            }
        }

        private static JsonObject Merge(string payload)
        {
            JsonObject message = Replies.Message("Something odd.");
            foreach ((string field, JsonNode? value) in JsonNode.Parse(payload)!.AsObject())
            {
                message[field] = value?.DeepClone();
            }

            return message;
        }
    }
}
