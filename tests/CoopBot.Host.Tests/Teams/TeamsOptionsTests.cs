using System.ComponentModel.DataAnnotations;
using CoopBot.Channels.Teams;

namespace CoopBot.Host.Tests.Teams;

/// <summary>What is wrong with the channel's settings is named before the host starts.</summary>
public sealed class TeamsOptionsTests
{
    private const string Id = "00000000-0000-0000-0000-0000000000aa";

    [Theory]
    [InlineData(null, null, null, new string[0])] // off
    [InlineData(Id, Id, "secret", new string[0])]
    [InlineData("my bot", Id, "secret", new[] { "AppId" })]
    [InlineData("{" + Id + "}", Id, "secret", new[] { "AppId" })]
    [InlineData(Id, null, "secret", new[] { "TenantId" })]
    [InlineData(Id, "example.org", "secret", new[] { "TenantId" })]
    [InlineData(Id, Id, "", new[] { "AppSecret" })]
    [InlineData(Id, null, null, new[] { "TenantId", "AppSecret" })]
    public void Validate_Settings_NamesEachThatIsWrong(string? app, string? tenant, string? secret, string[] wrong)
    {
        TeamsOptions options = new() { AppId = app, TenantId = tenant, AppSecret = secret };

        ValidationResult[] problems = [.. options.Validate(new ValidationContext(options))];

        Assert.Equal(wrong, problems.SelectMany(static p => p.MemberNames));
        Assert.All(problems, static p => Assert.StartsWith("Teams:", p.ErrorMessage, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://login.example/openid", true)]
    [InlineData("http://127.0.0.1:5000/openid", true)] // only where this machine may stand in for the channel is it connected to
    [InlineData("http://login.example/openid", false)]
    [InlineData("/openid", false)]
    public void Validate_MetadataAddress_MustBeEncrypted(string address, bool valid)
    {
        TeamsOptions options = new() { AppId = Id, TenantId = Id, AppSecret = "secret", MetadataUrl = new Uri(address, UriKind.RelativeOrAbsolute) };

        Assert.Equal(valid ? [] : ["MetadataUrl"], options.Validate(new ValidationContext(options)).SelectMany(static p => p.MemberNames));
    }
}
