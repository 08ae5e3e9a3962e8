using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace CoopBot.Bench.Chat;

/// <summary>One person who asks, waits for the answer on the socket, and asks on.</summary>
internal sealed class Conversation
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Seconds from each message to its answer.</summary>
    public List<double> Waits { get; } = [];

    public int Answers { get; private set; }

    public int Doubled { get; private set; }

    public int Apologies { get; private set; }

    public static async Task<Conversation> RunAsync(Uri address, int number, int asked, string[] questions)
    {
        using HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
        JsonNode token = await ReadAsync(await http.PostAsync(new Uri("/api/webchat/token", UriKind.Relative), null));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
        JsonNode started = await ReadAsync(await http.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), null));
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri((string)started["streamUrl"]!), CancellationToken.None);
        Conversation conversation = new();
        for (int i = 0; i < asked; i++)
        {
            string question = questions[((number * asked) + i) % questions.Length];
            long start = Stopwatch.GetTimestamp();
            JsonNode posted = await ReadAsync(await http.PostAsJsonAsync(
                string.Create(CultureInfo.InvariantCulture, $"/v3/directline/conversations/{token["conversationId"]}/activities"),
                new { type = "message", text = question, channelData = new { clientActivityID = i.ToString(CultureInfo.InvariantCulture) } }));
            await conversation.UntilAnsweredAsync(socket, (string)posted["id"]!);
            conversation.Waits.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return conversation;
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private async Task UntilAnsweredAsync(ClientWebSocket socket, string message)
    {
        bool answered = false;
        while (!answered)
        {
            foreach (JsonNode? activity in (await ReceiveAsync(socket))["activities"]!.AsArray())
            {
                if ((string)activity!["type"]! != "message")
                {
                    continue;
                }

                Doubled += seen.Add((string)activity["id"]!) ? 0 : 1;
                if ((string?)activity["replyToId"] == message)
                {
                    answered = true;
                    bool answer = activity["channelData"]?["coopbot"] is not null;
                    Answers += answer ? 1 : 0;
                    Apologies += answer ? 0 : 1;
                }
            }
        }
    }

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        using MemoryStream frame = new();
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer, CancellationToken.None);
            frame.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);

        frame.Position = 0;
        return (await JsonNode.ParseAsync(frame))!;
    }
}
