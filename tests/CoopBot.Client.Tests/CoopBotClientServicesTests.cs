using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Client.Tests;

public sealed class CoopBotClientServicesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://bot.test", "https://bot.test/api/documents")]
    [InlineData("https://bot.test/behind/a/proxy", "https://bot.test/behind/a/proxy/api/documents")]
    [InlineData("https://bot.test/behind/", "https://bot.test/behind/api/documents")]
    public async Task AddCoopBotClient_AddressAndKey_AreUsed(string endpoint, string expected)
    {
        Recording recording = new();
        ServiceCollection services = new();
        services.AddCoopBotClient(o => (o.Endpoint, o.ApiKey) = (new Uri(endpoint), "k")).ConfigurePrimaryHttpMessageHandler(() => recording);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<CoopBotClient>().GetDocumentsAsync(Cancel);

        Assert.Equal((expected, "Bearer k"), (recording.Address, recording.Authorization));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ftp://bot.test")]
    [InlineData("/api")]
    public void AddCoopBotClient_WrongAddress_IsNamed(string? endpoint)
    {
        ServiceCollection services = new();
        services.AddCoopBotClient(o => o.Endpoint = endpoint is null ? null : new Uri(endpoint, UriKind.RelativeOrAbsolute));
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<CoopBotClient>);

        Assert.Contains("Endpoint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NoAddress_IsRefused()
    {
        using HttpClient http = new();

        Assert.Throws<ArgumentException>(() => new CoopBotClient(http));
        Assert.Throws<ArgumentException>(static () => CoopBotClient.Create(new Uri("bot", UriKind.Relative)));
    }

    private sealed class Recording : HttpMessageHandler
    {
        public string? Address { get; private set; }

        public string? Authorization { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Address, Authorization) = (request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString());
            return Task.FromResult(Clients.Says("[]"));
        }
    }
}
