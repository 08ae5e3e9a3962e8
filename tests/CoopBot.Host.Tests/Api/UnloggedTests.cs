using System.Text;
using System.Text.Json.Nodes;
using CoopBot.Audit.Log;
using CoopBot.Host.Tests.DirectLine;
using CoopBot.Knowledge.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Api;

/// <summary>The answer log can't be written, as on a full disk: through no door does anybody see an answer.</summary>
public sealed class UnloggedTests : IAsyncLifetime
{
    private const string Question = "How high is the tower?";
    private const string Answer = "40 m";

    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("/api/ask", """{"question":"How high is the tower?"}""", "application/json")]
    [InlineData("/api/ask", """{"question":"How high is the tower?"}""", "text/event-stream")]
    [InlineData("/api/check", """{"claim":"The tower is 40 m high."}""", "application/json")]
    [InlineData("/v1/chat/completions", """{"model":"coopbot","messages":[{"role":"user","content":"How high is the tower?"}]}""", "application/json")]
    [InlineData("/v1/chat/completions", """{"model":"coopbot","stream":true,"messages":[{"role":"user","content":"How high is the tower?"}]}""", "text/event-stream")]
    [InlineData("/mcp", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ask","arguments":{"question":"How high is the tower?"}}}""", "application/json, text/event-stream")]
    public async Task Post_LogIsFull_HoldsNoAnswer(string route, string body, string accept)
    {
        Assert.Contains(Answer, await PostAsync(route, body, accept), StringComparison.Ordinal);
        await FillAsync();

        string refused = await PostAsync(route, body, accept);

        Assert.NotEmpty(refused);
        Assert.DoesNotContain(Answer, refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebChat_LogIsFull_ApologisesInsteadOfAnswering()
    {
        await FillAsync();
        ChatClient client = await ChatClient.StartAsync(host.Client);

        await client.SayAsync(Question);
        IReadOnlyList<JsonNode> all = await client.UntilAsync(fromBot: 2);

        Assert.StartsWith("I'm sorry", (string)all[^1]["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(all, static a => a.ToJsonString().Contains(Answer, StringComparison.Ordinal));
    }

    /// <summary>Makes every append fail from now on.</summary>
    private async Task FillAsync()
    {
        await host.Services.GetRequiredService<IAnswerLog>().HeadAsync(Cancel); // makes the file
        using SqliteConnection connection = new SqliteDatabase(host.Folder["data"], "audit.db").Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "CREATE TRIGGER full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'the disk is full'); END;";
        command.ExecuteNonQuery();
    }

    private async Task<string> PostAsync(string route, string body, string accept)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, route) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd(accept);
        using HttpResponseMessage response = await host.Client.SendAsync(request, Cancel);
        return await response.Content.ReadAsStringAsync(Cancel);
    }
}
