using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task Folder_ChangedWhileAnAnswerIsUnderWay_TheAnswerFinishesOnWhatItBeganWith()
    {
        await UntilAsync(static d => d.Length == 1);
        IBotSource bots = host.Services.GetRequiredService<IBotSource>();
        string version = (await bots.CurrentAsync(Cancel)).Knowledge.Version;
        Stop stop = new(AnswerStage.Verifying);
        Task<Answer> underWay = Task.Run(() => host.Services.GetRequiredService<IAnswerService>().AskAsync(new Inquiry("How high is the tower?") { Progress = stop }, new Caller("api"), Cancel), Cancel);
        await stop.Reached.WaitAsync(Cancel);

        host.Folder.Write("knowledge/tower.md", "# The tower\n\nThe tower is 55 m high. It was built in 1911.\n");
        while ((await bots.CurrentAsync(Cancel)).Knowledge.Version == version)
        {
            await Task.Yield();
        }

        JsonNode after = await AskAsync("How high is the tower?"); // the old one is still being given
        stop.Release();
        Answer before = await underWay;

        Assert.Equal((version, true), (before.KnowledgeVersion, before.Text.Contains("40 m", StringComparison.Ordinal)));
        Assert.Contains("40 m", Assert.Single(before.Citations).Quote, StringComparison.Ordinal);
        Assert.Contains("55 m", (string)after["text"]!, StringComparison.Ordinal);
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

    /// <summary>Holds an answer up at a stage.</summary>
    private sealed class Stop(AnswerStage at) : IProgress<AnswerStage>
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously), released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public void Release() => released.TrySetResult();

        public void Report(AnswerStage value)
        {
            if (value == at && reached.TrySetResult())
            {
                released.Task.Wait(Cancel);
            }
        }
    }
}
