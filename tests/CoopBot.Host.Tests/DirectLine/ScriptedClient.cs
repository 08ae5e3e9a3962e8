using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.TestKit;

namespace CoopBot.Host.Tests.DirectLine;

/// <summary>DirectLineJS in a process of Node.js: what Web Chat itself talks through, with nothing of ours between.</summary>
internal sealed class ScriptedClient : IDisposable
{
    private readonly Process process;
    private readonly List<JsonNode> seen = [];

    private ScriptedClient(Process process) => this.process = process;

    /// <summary>Everything that the client told, in order.</summary>
    public IReadOnlyList<JsonNode> Seen => seen;

    /// <summary>Activities that arrived, in order; those that only pass, as typing does, left out.</summary>
    public IEnumerable<JsonNode> Arrived => seen.Where(static e => (string)e["event"]! == "activity").Select(static e => e["activity"]!).Where(static a => (string)a["type"]! == "message");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Begins to connect.</summary>
    /// <param name="host">The host's address.</param>
    /// <param name="options">Options of the client besides the server's address.</param>
    public static async Task<ScriptedClient> ConnectAsync(Uri host, object options)
    {
        ScriptedClient client = new(NodeScript.Start("CoopBot.Host.Tests/DirectLine/client.mjs", "botframework-directlinejs", []));
        JsonObject all = JsonSerializer.SerializeToNode(options)!.AsObject();
        all["domain"] = new Uri(host, ChatClient.Root).ToString();
        await client.DoAsync("connect", all);
        return client;
    }

    /// <summary>Has the client do something.</summary>
    public async Task DoAsync(string command, JsonObject? options = null)
    {
        JsonObject line = options ?? [];
        line["command"] = command;
        await process.StandardInput.WriteLineAsync(line.ToJsonString().AsMemory(), Cancel);
        await process.StandardInput.FlushAsync(Cancel);
    }

    /// <summary>Has a message posted; the server's id of it.</summary>
    public async Task<string> SayAsync(string text, string clientId)
    {
        await DoAsync("say", new JsonObject { ["text"] = text, ["clientId"] = clientId });
        return (string)(await NextAsync("posted"))["id"]!;
    }

    /// <summary>Waits for the next event of a kind, over those of other kinds.</summary>
    public async Task<JsonNode> NextAsync(string kind, Func<JsonNode, bool>? which = null)
    {
        while (true)
        {
            string? line = await process.StandardOutput.ReadLineAsync(Cancel);
            Assert.True(line is not null, $"The client ended: {(line is null ? await process.StandardError.ReadToEndAsync(Cancel) : "")}");
            JsonNode read = JsonNode.Parse(line!)!;
            seen.Add(read);
            if ((string)read["event"]! == kind && which?.Invoke(read) != false)
            {
                return read;
            }
        }
    }

    /// <summary>Waits until the client is in a state: 2 online, 3 token expired, 4 failed, 5 ended.</summary>
    public Task UntilStatusAsync(int status) => NextAsync("status", e => (int)e["status"]! == status);

    /// <summary>Waits until so many messages of the bot's have arrived in all.</summary>
    public async Task<IReadOnlyList<JsonNode>> UntilAsync(int fromBot)
    {
        while (Arrived.Count(static a => (string)a["from"]!["role"]! == "bot") < fromBot)
        {
            await NextAsync("activity");
        }

        return [.. Arrived];
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
