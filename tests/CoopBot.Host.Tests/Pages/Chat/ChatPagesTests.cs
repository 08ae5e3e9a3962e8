using System.Net;
using System.Text.RegularExpressions;
using CoopBot.Host.Pages.Chat;
using CoopBot.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Pages.Chat;

public sealed partial class ChatPagesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Page_AskedTwice_GivesEachResponseAStyleNonceOfItsOwn()
    {
        await using TestHost host = await TestHost.StartAsync(WithWebChat);

        string[] nonces = [await NonceAsync(host), await NonceAsync(host)];

        Assert.NotEqual(nonces[0], nonces[1]);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task Script_AskedFor_ComesCompressedWhereThatIsUnderstood(string accepted, string? expected)
    {
        await using TestHost host = await TestHost.StartAsync(WithWebChat);
        using HttpRequestMessage request = new(HttpMethod.Get, host.Services.GetRequiredService<WebChatBundle>().Url);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using HttpResponseMessage response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Page_WithoutWebChat_SaysHowToGetItAndLoadsNoScriptOfIt()
    {
        await using TestHost host = await TestHost.StartAsync(b => b.Services.AddSingleton(new WebChatBundle(folder.Path)));

        string html = await host.Client.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.Contains("Install Node.js", html, StringComparison.Ordinal);
        Assert.DoesNotContain("webchat.js", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", true)]
    [InlineData("/api/nowhere", false)]
    [InlineData("/v1/nowhere", false)]
    public async Task Page_Unknown_IsOneForPeopleAndABareStatusForPrograms(string address, bool page)
    {
        await using TestHost host = await TestHost.StartAsync();

        using HttpResponseMessage response = await host.Client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(page, (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("<h1>Not found</h1>", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private static async Task<string> NonceAsync(TestHost host)
    {
        using HttpResponseMessage response = await host.Client.GetAsync("/", TestContext.Current.CancellationToken);
        string html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string nonce = WebUtility.HtmlDecode(Nonce().Match(html).Groups[1].Value);
        Assert.NotEmpty(nonce);
        Assert.Contains($"'nonce-{nonce}'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        return nonce;
    }

    private void WithWebChat(WebApplicationBuilder builder)
    {
        folder.Write("webchat/webchat.js", "window.WebChat = {};");
        builder.Services.AddSingleton(new WebChatBundle(folder.Path));
    }

    [GeneratedRegex("data-nonce=\"([^\"]+)\"")]
    private static partial Regex Nonce();
}
