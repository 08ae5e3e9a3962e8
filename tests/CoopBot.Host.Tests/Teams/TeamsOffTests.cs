using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CoopBot.Host.Tests.Teams;

/// <summary>A host without an application id serves no channel, and says so.</summary>
public sealed class TeamsOffTests : IAsyncLifetime
{
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Messages_Posted_AreNotFoundWithTheSettingsThatAreMissing()
    {
        using HttpResponseMessage response = await host.Client.PostAsJsonAsync("/api/messages", new { type = "message" }, Cancel);

        JsonNode problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Teams:AppId", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task Messages_AnotherMethod_IsNotAllowed(string method)
    {
        using HttpResponseMessage response = await host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/messages"), Cancel);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (response.StatusCode, response.Content.Headers.Allow.Single()));
    }
}
