using System.Web;
using CoopBot.Channels.Links;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Channels.Tests.Links;

public sealed class SignedDocumentLinksTests : IDisposable
{
    private static readonly Uri Site = new("https://bot.example");

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private readonly SignedDocumentLinks links;

    public SignedDocumentLinksTests() => links = Open(folder, Site);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/documents/tower?from=13&to=20", "/documents/tower")]
    [InlineData("/documents/rules/house%20rules?from=13&to=20", "/documents/rules/house rules")]
    [InlineData("/documents/%C3%B1and%C3%BA?from=13&to=20", "/documents/ñandú")]
    public void For_Citation_OpensItsPlaceUntilItsEnd(string url, string path)
    {
        Uri link = links.For(Citation(url))!;

        Dictionary<string, string> query = QueryOf(link);
        Assert.Equal(("bot.example", "13", "20"), (link.Host, query["from"], query["to"]));
        Assert.True(links.IsSigned(path, query));
        clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.True(links.IsSigned(path, query));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(links.IsSigned(path, query));
    }

    [Fact]
    public void For_NoPublicAddress_IsNone() => Assert.Null(Open(folder, null).For(Citation("/documents/tower?from=13&to=20")));

    [Fact]
    public void IsSigned_ByAnotherHost_IsNot()
    {
        using TemporaryFolder other = new();

        Assert.False(links.IsSigned("/documents/tower", QueryOf(Open(other, Site).For(Citation("/documents/tower?from=13&to=20"))!)));
    }

    [Theory]
    [InlineData("/documents/tower2", "", "")]
    [InlineData("/documents/tower", "from", "0")]
    [InlineData("/documents/tower", "to", "21")]
    [InlineData("/documents/tower", "to", null)]
    [InlineData("/documents/tower", "expires", "99999999999")]
    [InlineData("/documents/tower", "expires", "999999999999999999")]
    [InlineData("/documents/tower", "expires", "-1")]
    [InlineData("/documents/tower", "expires", null)]
    [InlineData("/documents/tower", "signature", "")]
    [InlineData("/documents/tower", "signature", "xyz")]
    [InlineData("/documents/tower", "signature", null)]
    public void IsSigned_AnythingChanged_IsNot(string path, string name, string? value)
    {
        Dictionary<string, string> query = QueryOf(links.For(Citation("/documents/tower?from=13&to=20"))!);
        query.Remove(name);
        if (value is not null)
        {
            query[name] = value;
        }

        Assert.False(links.IsSigned(path, query));
    }

    [Fact]
    public void IsSigned_AnyOtherWords_IsNot() => Gen.Select(Texts.Any, Texts.Any, Texts.Any, Texts.Any).Sample((path, from, to, signature) => Assert.False(links.IsSigned(
        path,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = from, ["to"] = to, ["expires"] = $"{clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds()}", ["signature"] = signature })));

    private SignedDocumentLinks Open(TemporaryFolder data, Uri? site) => new(data.Path, site, TimeSpan.FromDays(30), clock);

    private static Citation Citation(string url) => new(1, "tower", "", null, null, "", 13, 20, "", url);

    private static Dictionary<string, string> QueryOf(Uri link)
    {
        System.Collections.Specialized.NameValueCollection read = HttpUtility.ParseQueryString(link.Query);
        return read.AllKeys.ToDictionary(static k => k!, k => read[k]!, StringComparer.Ordinal);
    }
}
