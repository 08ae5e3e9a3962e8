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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Kill_ClientConnected_ComesBackByItselfToEachAnswerOnce(bool webSocket)
    {
        using TemporaryFolder folder = new();
        folder.Write("knowledge/tower.md", "# The tower\n\nThe tower is 40 m high. It was built in 1911.\n");
        using HostProcess host = await HostProcess.StartAsync(folder.Path);
        JsonNode given = await ChatClient.JsonAsync(await host.Client.PostAsync("/api/webchat/token", null, TestContext.Current.CancellationToken));
        using ScriptedClient client = await ScriptedClient.ConnectAsync(host.Client.BaseAddress!, new { token = (string)given["token"]!, webSocket, timeout = 2000, pollingInterval = 200 });
        await client.UntilAsync(fromBot: 1);
        string id = await client.SayAsync("How high is the tower?", "c1");

        host.Kill();
        if (webSocket)
        {
            await client.NextAsync("closed");
        }

        using HostProcess again = await HostProcess.StartAsync(folder.Path, host.Client.BaseAddress!);
        if (!webSocket)
        {
            // A poll that fails ends this client's polling for good, which is why the page doesn't poll: a person reloads.
            using ScriptedClient reloaded = await ScriptedClient.ConnectAsync(
                again.Client.BaseAddress!, new { token = (string)given["token"]!, conversationId = (string)given["conversationId"]!, watermark = "0", webSocket, pollingInterval = 200 });
            AssertAnsweredOnce(await reloaded.UntilAsync(fromBot: 2), id);
            return;
        }

        AssertAnsweredOnce(await client.UntilAsync(fromBot: 2), id);
    }

    private static void AssertAnsweredOnce(IReadOnlyList<JsonNode> all, string message)
    {
        Assert.Equal(3, all.Select(static a => (string)a["id"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, all.Count);
        Assert.Single(all, a => (string?)a["replyToId"] == message);
    }
}
