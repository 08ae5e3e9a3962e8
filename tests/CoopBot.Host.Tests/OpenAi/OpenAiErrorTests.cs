using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CoopBot.Host.Tests.OpenAi;

/// <summary>What goes wrong is told in OpenAI's shape.</summary>
public sealed class OpenAiErrorTests : IAsyncLifetime
{
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Host:RequestsPerMinute"] = "20" });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("""{"messages":[]}""", "model")]
    [InlineData("""{"model":"coopbot"}""", "messages")]
    [InlineData("""{"model":"coopbot","messages":[]}""", "messages")]
    [InlineData("""{"model":"coopbot","messages":[null]}""", "messages[0].role")]
    [InlineData("""{"model":"coopbot","messages":[{"role":"king","content":"a"}]}""", "messages[0].role")]
    [InlineData("""{"model":"coopbot","messages":[{"role":"assistant","content":"a"}]}""", "messages")]
    [InlineData("""{"model":"coopbot","messages":[{"role":"user","content":1}]}""", "messages[0].content")]
    [InlineData("""{"model":"coopbot","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:"}}]}]}""", "messages[0].content")]
    [InlineData("""{"model":"coopbot","n":2,"messages":[{"role":"user","content":"a"}]}""", "n")]
    [InlineData("""{"model":"coopbot","response_format":{"type":"json_object"},"messages":[{"role":"user","content":"a"}]}""", "response_format")]
    [InlineData("""{"model":"coopbot","tool_choice":"required","messages":[{"role":"user","content":"a"}]}""", "tool_choice")]
    public async Task Post_WrongBody_NamesTheField(string body, string? param)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        JsonNode error = await ErrorAsync(await host.Client.PostAsync("/v1/chat/completions", content, Cancel), HttpStatusCode.BadRequest);

        Assert.Equal("invalid_request_error", (string)error["type"]!);
        Assert.Equal(param, (string?)error["param"]);
    }

    [Fact]
    public async Task Get_NoSuchAddress_IsAnError() => await ErrorAsync(await host.Client.GetAsync("/v1/none", Cancel), HttpStatusCode.NotFound);

    [Fact]
    public async Task Post_TooMany_IsAnErrorWithATime()
    {
        HttpResponseMessage response;
        do
        {
            response = await host.Client.PostAsJsonAsync("/v1/chat/completions", new { model = "coopbot" }, Cancel);
        }
        while (response.StatusCode == HttpStatusCode.BadRequest);

        JsonNode error = await ErrorAsync(response, HttpStatusCode.TooManyRequests);
        Assert.Equal("rate_limit_exceeded", (string)error["code"]!);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    private static async Task<JsonNode> ErrorAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        string body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(status, response.StatusCode);
        JsonNode error = JsonNode.Parse(body)!["error"]!;
        Assert.False(string.IsNullOrEmpty((string?)error["message"]));
        return error;
    }
}
