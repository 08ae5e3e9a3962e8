using System.Net;
using CoopBot.Channels.Teams.Outbound;

namespace CoopBot.Host.Tests.Teams.Outbound;

public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("52.112.0.1", true)]
    [InlineData("2603:1063::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)] // where clouds keep the machine's own credentials
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:52.112.0.1", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    public void Includes_Address_IsTrueForPublicOnesAlone(string address, bool expected) => Assert.Equal(expected, PublicAddresses.Includes(IPAddress.Parse(address)));

    [Fact]
    public async Task Handler_NameOfThisMachine_IsNotConnectedTo()
    {
        using HttpClient client = new(PublicAddresses.CreateHandler(allowLoopback: false));

        HttpRequestException e = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("http://localhost:9/", TestContext.Current.CancellationToken));

        Assert.Contains("no public address", e.ToString(), StringComparison.Ordinal);
    }
}
