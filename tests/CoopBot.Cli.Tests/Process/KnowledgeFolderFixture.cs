using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

/// <summary>The repository's own documents, ingested once with the real models.</summary>
public sealed class KnowledgeFolderFixture : IAsyncLifetime
{
    private readonly TemporaryFolder data = new();

    internal Task<CliResult> RunAsync(params string[] arguments) => CliProcess.RunAsync(
        [.. arguments, "--knowledge", Path.Combine(SharedFolder.Root, "knowledge"), "--data", data.Path]);

    /// <summary>The canonical text of a document, as the command line shows it.</summary>
    internal async Task<string> TextOfAsync(string id) => (await RunAsync("show", id)).Output;

    public async ValueTask InitializeAsync()
    {
        CliResult ingested = await RunAsync("ingest");
        Assert.True(ingested.ExitCode == 0, ingested.Error);
    }

    public ValueTask DisposeAsync()
    {
        data.Dispose();
        return ValueTask.CompletedTask;
    }
}
