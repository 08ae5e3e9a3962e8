using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CoopBot.Host.Tests.DirectLine;

/// <summary>A bare client of the protocol: every request as it goes over the wire.</summary>
internal sealed class ChatClient(HttpClient http)
{
    public const string Root = "/v3/directline";

    public string Conversation { get; private set; } = "";

    public string Token { get; private set; } = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Gets a token and starts the conversation.</summary>
    public static async Task<ChatClient> StartAsync(HttpClient http)
    {
        ChatClient client = new(http);
        JsonNode given = await JsonAsync(await http.PostAsync("/api/webchat/token", null, Cancel));
        client.Conversation = (string)given["conversationId"]!;
        client.Token = (string)given["token"]!;
        (await client.SendAsync(HttpMethod.Post, "/conversations")).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>The same conversation at another address.</summary>
    public ChatClient At(HttpClient other) => new(other) { Conversation = Conversation, Token = Token };

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        HttpRequestMessage request = new(method, Root + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token);
        return http.SendAsync(request, Cancel);
    }

    public async Task<string> SayAsync(string text, string? clientId = null) => (string)(await JsonAsync(await SendAsync(
        HttpMethod.Post, $"/conversations/{Conversation}/activities", new { type = "message", text, channelData = new { clientActivityID = clientId } })))["id"]!;

    public async Task<JsonNode> PollAsync(long after = 0) =>
        await JsonAsync(await SendAsync(HttpMethod.Get, $"/conversations/{Conversation}/activities?watermark={after}"));

    /// <summary>All activities, as soon as so many are from the bot.</summary>
    public async Task<IReadOnlyList<JsonNode>> UntilAsync(int fromBot)
    {
        while (true)
        {
            JsonNode[] all = [.. (await PollAsync())["activities"]!.AsArray().Select(static a => a!)];
            if (all.Count(static a => (string)a["from"]!["role"]! == "bot") >= fromBot)
            {
                return all;
            }

            await Task.Yield();
        }
    }

    /// <summary>A socket that has seen everything up to a watermark.</summary>
    public async Task<ClientWebSocket> ConnectAsync(long after = 0)
    {
        JsonNode given = await JsonAsync(await SendAsync(HttpMethod.Get, $"/conversations/{Conversation}?watermark={after}"));
        ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri((string)given["streamUrl"]!), Cancel);
        return socket;
    }

    /// <summary>The next frame with activities; null when the server closes.</summary>
    public static async Task<JsonNode?> ReceiveAsync(ClientWebSocket socket)
    {
        using MemoryStream frame = new();
        byte[] buffer = new byte[4096];
        while (true)
        {
            WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, Cancel);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            frame.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return JsonNode.Parse(Encoding.UTF8.GetString(frame.ToArray()));
            }
        }
    }

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage response)
    {
        string body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }
}
