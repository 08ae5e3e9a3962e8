using System.Net;
using CoopBot.Host.Pages.Documents;

namespace CoopBot.Host.Tests.Pages.Documents;

public sealed class DocumentPagesTests
{
    [Fact]
    public async Task Viewer_Range_MarksTheWords()
    {
        await using TestHost host = await TestHost.StartAsync();

        string html = await host.Client.GetStringAsync("/documents/tower?from=11&to=33", TestContext.Current.CancellationToken);

        Assert.Contains("tabindex=\"-1\">The tower is 40 m high</mark>. It was built in 1911.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Viewer_UnknownDocument_SaysSoWithoutBelievingTheAddress()
    {
        await using TestHost host = await TestHost.StartAsync();

        using HttpResponseMessage response = await host.Client.GetAsync("/documents/a/%3Cscript%3E", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        string html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("a/&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/documents/tower?from=11&to=999")]
    [InlineData("/documents/tower?from=b&to=a")]
    public async Task Viewer_RangeThatDoesNotExist_ShowsTheDocumentAndSaysSo(string address)
    {
        await using TestHost host = await TestHost.StartAsync();

        string html = await host.Client.GetStringAsync(address, TestContext.Current.CancellationToken);

        Assert.Contains("It was built in 1911.", html, StringComparison.Ordinal);
        Assert.Contains("class=\"notice\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_Any_AllowNoScriptOrStyleInThePage()
    {
        await using TestHost host = await TestHost.StartAsync();

        using HttpResponseMessage response = await host.Client.GetAsync("/documents", TestContext.Current.CancellationToken);

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("004_626c", "/documents/004_626c")]
    [InlineData("rules/house rules#2?", "/documents/rules/house%20rules%232%3F")]
    public void AddressOf_Id_KeepsSlashesAndEscapesTheRest(string id, string expected) => Assert.Equal(expected, DocumentPages.AddressOf(id));

    [Theory]
    [InlineData("2011-03-23", "23 March 2011")]
    [InlineData("2011-03", "March 2011")]
    [InlineData("2011", "2011")]
    [InlineData("spring", "spring")]
    public void DateWords_AnyPrecision_SaysNoMoreThanIsKnown(string date, string expected) => Assert.Equal(expected, DateWords.Of(date));
}
