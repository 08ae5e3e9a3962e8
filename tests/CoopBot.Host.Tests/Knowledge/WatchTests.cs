using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CoopBot.Host.Tests.Knowledge;

/// <summary>The folder of documents changes while the host runs.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Folder_DocumentAddedChangedDeleted_TheBotFollows()
    {
        await UntilAsync(static d => d.Length == 1);

        host.Folder.Write("knowledge/sub/bridge.md", "# The bridge\n\nThe bridge is 300 m long.\n");
        await UntilAsync(static d => d.Contains("sub/bridge"));
        JsonNode before = await AskAsync("How long is the bridge?");
        host.Folder.Write("knowledge/sub/bridge.md", "# The bridge\n\nThe bridge is 450 m long.\n");
        JsonNode after;
        do
        {
            after = await AskAsync("How long is the bridge?");
        }
        while ((string)after["knowledgeVersion"]! == (string)before["knowledgeVersion"]!);

        File.Delete(Path.Combine(host.Folder.Path, "knowledge", "sub", "bridge.md"));
        await UntilAsync(static d => d.Length == 1);

        Assert.Contains("300", (string)before["text"]!);
        Assert.Contains("450", (string)after["text"]!);
    }

    [Fact]
    public async Task Folder_Gone_TheBotKeepsWhatItKnowsAndSaysSo()
    {
        await UntilAsync(static d => d.Length == 1);

        Directory.Delete(Path.Combine(host.Folder.Path, "knowledge"), recursive: true);
        string ready;
        do
        {
            ready = await host.Client.GetStringAsync("/readyz", Cancel);
        }
        while (ready == "ready");

        Assert.Contains("not there", ready);
        Assert.Contains("40", (string)(await AskAsync("How high is the tower?"))["text"]!);
    }

    private async Task UntilAsync(Func<string[], bool> reached)
    {
        string[] ids;
        do
        {
            ids = [.. (await host.Client.GetFromJsonAsync<JsonNode>("/api/documents", Cancel))!.AsArray().Select(static d => (string)d!["id"]!)];
        }
        while (!reached(ids));
    }

    private async Task<JsonNode> AskAsync(string question) =>
        JsonNode.Parse(await (await host.Client.PostAsJsonAsync("/api/ask", new { question }, Cancel)).Content.ReadAsStringAsync(Cancel))!;
}
