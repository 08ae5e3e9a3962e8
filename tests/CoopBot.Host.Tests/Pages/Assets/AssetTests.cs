using CoopBot.Host.Pages.Assets;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Pages.Assets;

public sealed class AssetTests
{
    [Fact]
    public async Task Get_CurrentVersion_MayBeKeptForGood()
    {
        await using TestHost host = await TestHost.StartAsync();
        string address = host.Services.GetRequiredService<PageAssets>().UrlOf("site.css");

        using HttpResponseMessage response = await host.Client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/old/site.css", 200)]
    [InlineData("/assets/old/nothing.css", 404)]
    [InlineData("/assets/old/../../appsettings.json", 404)]
    public async Task Get_AnotherVersion_IsServedButNotKept(string address, int status)
    {
        await using TestHost host = await TestHost.StartAsync();

        using HttpResponseMessage response = await host.Client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.DoesNotContain("immutable", response.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
    }
}
