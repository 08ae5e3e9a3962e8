using System.Net;
using System.Text.Json.Nodes;
using CoopBot.FakeModel;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Host.Tests.Teams;

/// <summary>The real bot's answer in Teams: cited within the rules, its links open the document, and no other link does.</summary>
public sealed class CitationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_RealQuestion_KeepsTheRulesAndCarriesNoLabelOfAModel()
    {
        await using TeamsPeer peer = await TeamsPeer.StartAsync();

        ChannelCall answer = await AskAsync(peer, "How high is the tower?");

        Assert.Empty(MessageRules.ProblemsOf(answer.Body!));
        Assert.Contains("40 m high", answer.Text, StringComparison.Ordinal);
        JsonNode claim = Assert.Single(answer.Message!["citation"]!.AsArray())!;
        Assert.Contains("40 m", (string)claim["appearance"]!["abstract"]!, StringComparison.Ordinal);
        Assert.Null(answer.Message["additionalType"]); // these are the document's own words
    }

    [Fact]
    public async Task Answer_ThatAModelWorded_CarriesTheLabel()
    {
        await using FakeModelServer model = await FakeModelServer.StartAsync();
        model.Script = static _ => new FakeReply("The tower has a height of 40 m [1].");
        await using TeamsPeer peer = await TeamsPeer.StartAsync(
            null, ("Models:Chat:Kind", "OpenAI"), ("Models:Chat:Endpoint", model.Endpoint.ToString()), ("Models:Chat:Model", "fake"));

        ChannelCall answer = await AskAsync(peer, "How high is the tower?");

        Assert.Equal("The tower has a height of 40 m [1].", answer.Text);
        Assert.Equal("""["AIGeneratedContent"]""", answer.Message!["additionalType"]!.ToJsonString());
        Assert.Empty(MessageRules.ProblemsOf(answer.Body!));
    }

    [Theory]
    [InlineData("Who painted the ceiling of the chapel?")]
    [InlineData("check: The tower is 40 m high.")]
    [InlineData("check: The tower is 12 m high.")]
    [InlineData("Hello")]
    [InlineData("Which documents do you have?")]
    public async Task Answer_AnyOutcome_KeepsTheRules(string text)
    {
        await using TeamsPeer peer = await TeamsPeer.StartAsync();

        Assert.Empty(MessageRules.ProblemsOf((await AskAsync(peer, text)).Body!));
    }

    [Fact]
    public async Task Link_OfACitation_OpensTheViewerAtTheWordsWithoutSigningIn()
    {
        await using TeamsPeer peer = await WithKeysAsync();
        Uri link = await LinkAsync(peer);

        using HttpResponseMessage page = await peer.Host.Client.GetAsync(link.PathAndQuery, Cancel);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        string html = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Matches("<mark[^>]*>[^<]*40 m high", html);
    }

    [Fact]
    public async Task Link_Changed_LeadsToSigningIn()
    {
        await using TeamsPeer peer = await WithKeysAsync();
        string link = (await LinkAsync(peer)).PathAndQuery;
        using HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = peer.Host.Client.BaseAddress };
        string[] changed =
        [
            link.Replace("/documents/tower", "/documents/other", StringComparison.Ordinal),
            link.Replace("from=", "from=1", StringComparison.Ordinal),
            link.Replace("to=", "to=1", StringComparison.Ordinal),
            link.Replace("expires=", "expires=9", StringComparison.Ordinal),
            link[..^1] + (link[^1] == '0' ? '1' : '0'),
            link.Split("&signature=")[0],
            link.Split('?')[0],
            link + "&to=999",
        ];

        foreach (string address in changed)
        {
            Assert.NotEqual(link, address);
            using HttpResponseMessage response = await client.GetAsync(address, Cancel);
            Assert.True(response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.ToString().Contains("/signin", StringComparison.Ordinal), $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Link_AfterItsEnd_LeadsToSigningIn()
    {
        FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
        await using TeamsPeer peer = await WithKeysAsync(b => b.Services.AddSingleton<TimeProvider>(clock), ("Host:LinkDays", "2"));
        using HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = peer.Host.Client.BaseAddress };
        string link = (await LinkAsync(peer)).PathAndQuery;

        clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromMinutes(1));
        using HttpResponseMessage before = await client.GetAsync(link, Cancel);
        clock.Advance(TimeSpan.FromMinutes(1));
        using HttpResponseMessage after = await client.GetAsync(link, Cancel);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], new[] { before.StatusCode, after.StatusCode });
    }

    // With a key set, documents are for who signs in, or follows a link of ours.
    private static Task<TeamsPeer> WithKeysAsync(Action<WebApplicationBuilder>? configure = null, params (string, string)[] settings) =>
        TeamsPeer.StartAsync(configure, [("Host:ApiKeys:0:Name", "a program"), ("Host:ApiKeys:0:Sha256", new string('a', 64)), .. settings]);

    private static async Task<ChannelCall> AskAsync(TeamsPeer peer, string text)
    {
        await peer.SendAsync(peer.Message(text, "groupChat"));
        return await peer.Channel.NextAsync();
    }

    private static async Task<Uri> LinkAsync(TeamsPeer peer)
    {
        Uri link = new((string)(await AskAsync(peer, "How high is the tower?")).Message!["citation"]![0]!["appearance"]!["url"]!);
        Assert.Equal(TeamsPeer.Site, link.GetLeftPart(UriPartial.Authority) + "/");
        return link;
    }
}
