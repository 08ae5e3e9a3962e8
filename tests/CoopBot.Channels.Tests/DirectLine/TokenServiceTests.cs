using CoopBot.Channels.DirectLine;
using CoopBot.TestKit;
using CsCheck;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CoopBot.Channels.Tests.DirectLine;

public sealed class TokenServiceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private readonly TokenService tokens;

    public TokenServiceTests() => tokens = Open();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Issue_Token_SaysWhoseConversationItIs()
    {
        TokenGrant grant = tokens.NewGrant();

        string token = tokens.Issue(grant);

        Assert.Equal(grant, await tokens.ReadAsync(token));
        JsonWebToken read = new(token);
        Assert.StartsWith("dl_", grant.User, StringComparison.Ordinal);
        Assert.Equal((grant.User, grant.Conversation), (read.GetPayloadValue<string>("user"), read.GetPayloadValue<string>("conv"))); // clients take the person's id from here
        Assert.Equal("HS256", read.Alg);
        Assert.Equal(TimeSpan.FromMinutes(30), read.ValidTo - read.ValidFrom);
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(60 * 24 * 365, true)]
    public async Task Read_AsTimePasses_TellsThatItHasRunOut(int minutes, bool expired)
    {
        TokenGrant grant = tokens.NewGrant();
        string token = tokens.Issue(grant);

        clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(grant with { Expired = expired }, await tokens.ReadAsync(token)); // it still proves whose conversation it was
    }

    [Fact]
    public async Task Issue_NearTheEndOfTheConversation_EndsWithIt()
    {
        TokenGrant grant = tokens.NewGrant();
        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(5));
        string token = tokens.Issue(grant);

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.True((await tokens.ReadAsync(token))!.Expired);
        Assert.Equal(grant.End, tokens.ExpiryOf(grant));
    }

    [Fact]
    public async Task Stream_Token_OpensOnce()
    {
        TokenGrant grant = tokens.NewGrant();
        string token = tokens.IssueForStream(grant);

        Assert.Equal(grant, await tokens.TakeForStreamAsync(token));
        Assert.Null(await tokens.TakeForStreamAsync(token));
        clock.Advance(TimeSpan.FromMinutes(10)); // long after it was forgotten
        Assert.Null(await tokens.TakeForStreamAsync(token));
    }

    [Fact]
    public async Task Stream_TokenTakenByMany_OpensForOne()
    {
        string token = tokens.IssueForStream(tokens.NewGrant());

        TokenGrant?[] taken = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => tokens.TakeForStreamAsync(token))));

        Assert.Single(taken, static t => t is not null);
    }

    [Fact]
    public async Task Stream_TokenOfAMinuteAgo_OpensNothing()
    {
        string token = tokens.IssueForStream(tokens.NewGrant());

        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Null(await tokens.TakeForStreamAsync(token));
    }

    [Fact]
    public async Task Tokens_OfTheOtherKind_AreNone()
    {
        TokenGrant grant = tokens.NewGrant();

        Assert.Null(await tokens.ReadAsync(tokens.IssueForStream(grant)));
        Assert.Null(await tokens.TakeForStreamAsync(tokens.Issue(grant)));
    }

    [Fact]
    public async Task Read_AfterARestart_KnowsItsTokens()
    {
        string token = tokens.Issue(tokens.NewGrant());

        Assert.NotNull(await Open().ReadAsync(token));
        using TemporaryFolder elsewhere = new();
        Assert.Null(await new TokenService(elsewhere.Path, Options.Create(new DirectLineOptions()), clock).ReadAsync(token));
    }

    [Fact]
    public async Task Read_TokenChangedAnywhere_IsNone()
    {
        string token = tokens.Issue(tokens.NewGrant());

        await Gen.Select(Gen.Int[0, token.Length - 1], Gen.Char["ABab01-_.="]).SampleAsync(async (at, sign) =>
        {
            string changed = token[..at] + sign + token[(at + 1)..];

            // The last sign of a signature holds bits that count for nothing.
            Assert.True(changed == token || at == token.Length - 1 || await tokens.ReadAsync(changed) is null, changed);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJjb29wYm90IiwiYXVkIjoiZGlyZWN0bGluZSIsImNvbnYiOiJhIiwidXNlciI6ImRsX2EiLCJlbmQiOjQxMDI0NDQ4MDAsImV4cCI6NDEwMjQ0NDgwMH0.")] // signed by nobody
    public async Task Read_NoTokenOfOurs_IsNone(string token) => Assert.Null(await tokens.ReadAsync(token));

    private TokenService Open() => new(folder.Path, Options.Create(new DirectLineOptions()), clock);
}
