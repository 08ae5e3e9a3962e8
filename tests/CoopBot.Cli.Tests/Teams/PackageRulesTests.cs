using CoopBot.Cli.Teams;

namespace CoopBot.Cli.Tests.Teams;

public sealed class PackageRulesTests
{
    [Theory]
    [InlineData("https://bot.example.org")]
    [InlineData("https://bot.example.org/")]
    [InlineData("https://BOT.example.org:443")]
    [InlineData("https://bücher.example")]
    public void Site_HostThatIsReachedFromOutside_IsTaken(string site) => Assert.Equal(Uri.UriSchemeHttps, PackageRules.Site("--site", site).Scheme);

    [Theory]
    [InlineData("")]
    [InlineData("bot.example.org")]
    [InlineData("http://bot.example.org")]
    [InlineData("https://bot.example.org:3978")]
    [InlineData("https://bot.example.org/chat")]
    [InlineData("https://bot.example.org/?a=b")]
    [InlineData("https://bot.example.org/#a")]
    [InlineData("https://somebody@bot.example.org")]
    [InlineData("https://localhost")]
    [InlineData("https://bot")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://[::1]")]
    [InlineData("https://*.example.org")]
    public void Site_AnythingElse_IsRefusedByItsOption(string site) =>
        Assert.Contains("--site", Assert.Throws<UsageException>(() => PackageRules.Site("--site", site)).Message, StringComparison.Ordinal);

    [Fact]
    public void Domains_WithTheSitesOwnAmongThem_NameItOnce() =>
        Assert.Equal(["bot.example.org", "files.example.org"], PackageRules.Domains("--domain", new Uri("https://bot.example.org"), ["files.example.org", "BOT.example.org"]));

    [Theory]
    [InlineData("https://files.example.org")]
    [InlineData("*.example.org")]
    [InlineData("10.0.0.1")]
    [InlineData("files")]
    [InlineData("files.example.org/x")]
    [InlineData("-files.example.org")]
    public void Domains_NoNameOfAHost_IsRefused(string domain) =>
        Assert.Contains($"\"{domain}\"", Assert.Throws<UsageException>(() => PackageRules.Domains("--domain", new Uri("https://bot.example.org"), [domain])).Message, StringComparison.Ordinal);

    [Fact]
    public void Domains_OneTooMany_AreRefused() =>
        Assert.Throws<UsageException>(static () => PackageRules.Domains("--domain", new Uri("https://bot.example.org"), Enumerable.Range(1, 16).Select(static i => $"h{i}.example.org")));

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("12.0.345", true)]
    [InlineData("1.0", false)]
    [InlineData("01.0.0", false)]
    [InlineData("1.0.0-beta", false)]
    [InlineData("1.0.0\n", false)]
    [InlineData("1.0.١", false)]
    public void Version_AnyText_IsTakenWhenItIsThreeNumbers(string version, bool taken) =>
        Assert.Equal(taken, Record.Exception(() => PackageRules.Version("--app-version", version)) is null);

    [Theory]
    [InlineData("00000000-0000-0000-0000-0000000000aa", true)]
    [InlineData("00000000-0000-0000-0000-000000000000", false)]
    [InlineData("{00000000-0000-0000-0000-0000000000aa}", false)]
    [InlineData("000000000000000000000000000000aa", false)]
    [InlineData("my-bot", false)]
    public void Id_AnyText_IsTakenWhenItIsAGuidAsAzureWritesIt(string id, bool taken) => Assert.Equal(taken, Record.Exception(() => PackageRules.Id("--bot-id", id)) is null);

    [Theory]
    [InlineData("#0B5CAD", true)]
    [InlineData("#0b5cad", true)]
    [InlineData("0B5CAD", false)]
    [InlineData("#0B5CA", false)]
    [InlineData("#+B5CAD", false)]
    [InlineData("#GGGGGG", false)]
    public void Color_AnyText_IsTakenWhenItIsSixDigits(string color, bool taken) => Assert.Equal(taken, Record.Exception(() => PackageRules.Color("--accent", color)) is null);

    [Theory]
    [InlineData("abc", 3, true)]
    [InlineData("abcd", 3, false)]
    [InlineData("  ", 3, false)]
    [InlineData("a\nb", 3, false)]
    public void Words_AnyText_AreTakenWithinTheirLimit(string words, int limit, bool taken) => Assert.Equal(taken, Record.Exception(() => PackageRules.Words("--name", words, limit)) is null);

    [Fact]
    public void Commands_TitleAndDescription_ArePartedByTheFirstSign() =>
        Assert.Equal([new BotCommand("check:", "a = b")], PackageRules.Commands("--command", ["check:=a = b"]));

    [Theory]
    [InlineData("Help")]
    [InlineData("=What?")]
    [InlineData("Help=")]
    [InlineData("A title of more than thirty-two letters=x")]
    public void Commands_WrittenOtherwise_AreRefused(string command) => Assert.Throws<UsageException>(() => PackageRules.Commands("--command", [command]));
}
