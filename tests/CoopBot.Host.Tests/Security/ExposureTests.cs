using CoopBot.Host.Security;
using CoopBot.Inference.Configuration;

namespace CoopBot.Host.Tests.Security;

public sealed class ExposureTests
{
    private static readonly ApiKeyOptions Key = new() { Name = "a", Sha256 = new string('0', 64) };

    [Theory]
    [InlineData("http://127.0.0.1:3978", true)]
    [InlineData("http://localhost:1;http://[::1]:2", true)]
    [InlineData("http://127.0.0.2:80", true)]
    [InlineData("http://0.0.0.0:3978", false)]
    [InlineData("http://*:80", false)]
    [InlineData("http://+:80", false)]
    [InlineData("http://[::]:80", false)]
    [InlineData("http://127.0.0.1:1;http://10.0.0.1:1", false)]
    [InlineData("http://bot.example.org", false)]
    public void IsLocal_Urls_AreTold(string urls, bool local) => Assert.Equal(local, Exposure.IsLocal(urls));

    [Theory]
    [InlineData("3978")]
    [InlineData("http://127.0.0.1:1;bot.example.org")]
    public void ThrowIfUnsafe_NoAddress_NamesIt(string urls)
    {
        SettingsException e = Assert.Throws<SettingsException>(() => Exposure.ThrowIfUnsafe(urls, new HostOptions()));

        Assert.Contains($"\"{urls.Split(';')[^1]}\"", e.Message);
    }

    [Fact]
    public void ThrowIfUnsafe_ReachableAndBare_NamesAllThatIsMissing()
    {
        SettingsException e = Assert.Throws<SettingsException>(() => Exposure.ThrowIfUnsafe("http://0.0.0.0:3978", new HostOptions()));

        Assert.Contains("Host:ApiKeys", e.Message);
        Assert.Contains("Host:KnownProxies", e.Message);
    }

    [Fact]
    public void ThrowIfUnsafe_KeyWithoutEncryption_NamesEncryptionAlone()
    {
        SettingsException e = Assert.Throws<SettingsException>(() => Exposure.ThrowIfUnsafe("http://0.0.0.0:3978", new HostOptions { ApiKeys = [Key] }));

        Assert.DoesNotContain("Host:ApiKeys", e.Message);
        Assert.Contains("Host:KnownProxies", e.Message);
    }

    [Fact]
    public void ThrowIfUnsafe_KeyAndHttpsOrProxy_Passes()
    {
        Exposure.ThrowIfUnsafe("https://0.0.0.0:443", new HostOptions { ApiKeys = [Key] });
        Exposure.ThrowIfUnsafe("http://0.0.0.0:80", new HostOptions { Entra = new EntraOptions { TenantId = "t", ClientId = "c" }, KnownProxies = ["10.0.0.1"] });
        Exposure.ThrowIfUnsafe("http://127.0.0.1:80", new HostOptions());
    }

    [Fact]
    public void ThrowIfUnsafe_HalfOfEntra_Throws() =>
        Assert.Throws<SettingsException>(() => Exposure.ThrowIfUnsafe("http://127.0.0.1:80", new HostOptions { Entra = new EntraOptions { TenantId = "t" } }));
}
