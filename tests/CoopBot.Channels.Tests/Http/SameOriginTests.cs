using CoopBot.Channels.Http;
using Microsoft.AspNetCore.Http;

namespace CoopBot.Channels.Tests.Http;

public sealed class SameOriginTests
{
    [Theory]
    [InlineData(null, null, true)] // a program
    [InlineData(null, "same-origin", true)]
    [InlineData(null, "none", true)] // typed by a person
    [InlineData(null, "cross-site", false)]
    [InlineData(null, "same-site", false)]
    [InlineData("https://bot.example", null, true)]
    [InlineData("https://BOT.example", "same-origin", true)]
    [InlineData("http://bot.example", null, false)]
    [InlineData("https://bot.example:8443", null, false)]
    [InlineData("https://bot.example.evil.example", null, false)]
    [InlineData("https://evil.example", "same-origin", false)]
    [InlineData("null", null, false)] // a page in a sandbox
    [InlineData("https://intranet.example", "cross-site", true)] // allowed by the settings
    public void Allows_Request_WhenNoOtherSitesPageSendsIt(string? origin, string? site, bool allowed)
    {
        DefaultHttpContext context = new();
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("bot.example");
        if (origin is not null)
        {
            context.Request.Headers.Origin = origin;
        }

        if (site is not null)
        {
            context.Request.Headers["Sec-Fetch-Site"] = site;
        }

        Assert.Equal(allowed, SameOrigin.Allows(context.Request, ["https://intranet.example"]));
    }
}
