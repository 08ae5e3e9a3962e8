using System.Text.Json.Nodes;
using CoopBot.TestKit;

namespace CoopBot.Host.Tests.DirectLine;

/// <summary>The host dies in the middle of conversations, and comes back.</summary>
public sealed class KilledHostTests
{
    private const int Conversations = 50;

    [Fact]
    public async Task Kill_DuringConversations_EveryAcceptedMessageIsAnsweredOnceAfterTheRestart()
    {
        using TemporaryFolder folder = new();
        folder.Write("knowledge/tower.md", "# The tower\n\nThe tower is 40 m high. It was built in 1911.\n");
        List<(ChatClient Client, string Message)> accepted = [];
        int apologies = 0;
        using (HostProcess host = await HostProcess.StartAsync(folder.Path))
        {
            ChatClient[] clients = await Task.WhenAll(Enumerable.Range(0, Conversations).Select(_ => ChatClient.StartAsync(host.Client)));
            string[] messages = await Task.WhenAll(clients.Select(static c => c.SayAsync("How high is the tower?")));
            accepted.AddRange(clients.Zip(messages));
            host.Kill();
        }

        using HostProcess again = await HostProcess.StartAsync(folder.Path);
        foreach ((ChatClient client, string message) in accepted)
        {
            // The token outlives the host; the client goes on where it was.
            ChatClient resumed = client.At(again.Client);
            IReadOnlyList<JsonNode> all = await resumed.UntilAsync(2);
            Assert.Single(all, a => (string?)a["replyToId"] == message);
            Assert.Single(all, a => (string)a["from"]!["role"]! == "user");
            apologies += all[^1]["channelData"]?["coopbot"] is null ? 1 : 0;
        }

        Assert.Equal(0, apologies); // an apology would be allowed, but each can be answered
    }
}
