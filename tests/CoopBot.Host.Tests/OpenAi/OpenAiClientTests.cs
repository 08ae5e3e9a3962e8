using System.ClientModel;
using System.ClientModel.Primitives;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoopBot.TestKit;
using OpenAI;
using OpenAI.Chat;

#pragma warning disable OPENAI001 // annotations are new in the client, and what the test is about

namespace CoopBot.Host.Tests.OpenAi;

/// <summary>The real host as a server of OpenAI's protocol, seen by OpenAI's own clients.</summary>
public sealed class OpenAiClientTests : IAsyncLifetime
{
    private const string Key = "sk-tower";

    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Endpoint => new Uri(host.Client.BaseAddress!, "/v1").ToString();

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Host:ApiKeys:0:Name"] = "a user", ["Host:ApiKeys:0:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key))), ["Host:ApiKeys:0:Admin"] = "true",
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task CompleteChat_Question_IsAnsweredWithAnnotations()
    {
        ChatCompletion completion = await Client().CompleteChatAsync([new UserChatMessage("How high is the tower?")], cancellationToken: Cancel);

        string text = completion.Content[0].Text;
        ChatMessageAnnotation annotation = Assert.Single(completion.Annotations);
        Assert.Equal("[1]", text[annotation.StartIndex..annotation.EndIndex]);
        Assert.Contains($"\n1. [The tower](<{annotation.WebResourceUri}>): \"The tower is 40 m high.\"", text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
        using HttpRequestMessage open = new(HttpMethod.Get, annotation.WebResourceUri) { Headers = { Authorization = new("Bearer", Key) } };
        Assert.True((await host.Client.SendAsync(open, Cancel)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task CompleteChat_Answer_IsLogged()
    {
        ChatCompletion completion = await Client().CompleteChatAsync([new UserChatMessage("How high is the tower?")], cancellationToken: Cancel);

        using HttpRequestMessage find = new(HttpMethod.Get, $"/api/answers/{completion.Id["chatcmpl-".Length..]}") { Headers = { Authorization = new("Bearer", Key) } };
        JsonNode logged = JsonNode.Parse(await (await host.Client.SendAsync(find, Cancel)).Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal("openai", (string)logged["channel"]!);
    }

    [Fact]
    public async Task CompleteChatStreaming_Question_GivesTheSameTextInPieces()
    {
        ChatMessage[] messages = [new UserChatMessage("How high is the tower?"), new AssistantChatMessage("40 m."), new UserChatMessage("When was it built?")];
        ChatCompletion whole = await Client().CompleteChatAsync(messages, cancellationToken: Cancel);

        List<string> pieces = [];
        ChatFinishReason? finish = null;
        await foreach (StreamingChatCompletionUpdate update in Client().CompleteChatStreamingAsync(messages, cancellationToken: Cancel))
        {
            pieces.AddRange(update.ContentUpdate.Select(static c => c.Text).Where(static t => t.Length > 0));
            finish = update.FinishReason ?? finish;
        }

        Assert.Equal(whole.Content[0].Text, string.Concat(pieces));
        Assert.Contains("1911", string.Concat(pieces), StringComparison.Ordinal); // the turn before says what "it" is
        Assert.True(pieces.Count > 1);
        Assert.Equal(ChatFinishReason.Stop, finish);
    }

    [Fact]
    public async Task CompleteChat_CheckRequest_IsJudged()
    {
        ChatCompletion completion = await Client().CompleteChatAsync([new UserChatMessage("check: The tower is 40 m high.")], cancellationToken: Cancel);

        Assert.StartsWith("Supported", completion.Content[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong", "coopbot", 401)]
    [InlineData(Key, "gpt", 404)]
    public async Task CompleteChat_WrongKeyOrModel_IsAnErrorThatTheClientReads(string key, string model, int status)
    {
        ClientResultException error = await Assert.ThrowsAsync<ClientResultException>(
            async () => await Client(key, model).CompleteChatAsync([new UserChatMessage("How high is the tower?")], cancellationToken: Cancel));

        Assert.Equal(status, error.Status);
        Assert.Contains(status == 401 ? "invalid_api_key" : "model_not_found", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_List_HoldsOurs() =>
        Assert.Equal("coopbot", Assert.Single((await new OpenAIClient(new ApiKeyCredential(Key), Options()).GetOpenAIModelClient().GetModelsAsync(Cancel)).Value).Id);

    [Fact]
    public async Task NpmClient_WholeAndStreamed_ReadsTheSame()
    {
        JsonNode seen = await NodeScript.RunAsync("CoopBot.Host.Tests/OpenAi/client.mjs", "openai", [Endpoint, Key], Cancel);

        string whole = (string)seen["whole"]!;
        Assert.Equal("coopbot", (string)seen["models"]![0]!);
        Assert.Contains("1911", whole, StringComparison.Ordinal);
        Assert.Equal(whole, (string)seen["streamed"]!);
        Assert.Equal(whole, (string)seen["helped"]!);
        Assert.Equal(seen["wholeAnnotations"]!.ToJsonString(), seen["annotations"]!.ToJsonString());
        JsonNode place = seen["annotations"]![0]!["url_citation"]!;
        Assert.Equal("[1]", whole[(int)place["start_index"]!..(int)place["end_index"]!]);
        Assert.Equal("stop", (string)seen["finish"]!);
        Assert.Equal("""{"status":404,"code":"model_not_found","type":"invalid_request_error","param":"model"}""", seen["error"]!.ToJsonString());
    }

    private ChatClient Client(string key = Key, string model = "coopbot") => new(model, new ApiKeyCredential(key), Options());

    private OpenAIClientOptions Options() => new() { Endpoint = new Uri(Endpoint), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
}
