using System.Diagnostics;
using CoopBot.Knowledge.Ingestion;
using CoopBot.Knowledge.Storage;
using CoopBot.TestKit;
using Microsoft.Data.Sqlite;

namespace CoopBot.Knowledge.Tests.Ingestion;

/// <summary>Kills a process that ingests, again and again, and finds the store whole each time.</summary>
public sealed class KilledIngestTests : IDisposable
{
    private const int Kills = 50;
    private const int Seed = 20110323;
    private const int Documents = 30;

    private readonly TemporaryFolder first = new();
    private readonly TemporaryFolder second = new();
    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task Ingest_KilledAtAnyStep_LeavesTheLastCompleteState()
    {
        Fill(first, "opens at nine", skip: 3);
        Fill(second, "closes at five", skip: 5);
        var complete = new Dictionary<string, KnowledgeSnapshot>(StringComparer.Ordinal);
        foreach (string? folder in (string?[])[null, first.Path, second.Path])
        {
            KnowledgeSnapshot snapshot = await IngestApartAsync(folder);
            complete.Add(snapshot.Version, snapshot);
        }

        var random = new Random(Seed);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int kill = 0; kill < Kills; kill++)
        {
            KillAtStep(random.Next(1, 4 * Documents), spins: random.Next(20_000));

            KnowledgeSnapshot found = await CheckAsync(complete);
            seen.Add(found.Version);
        }

        // The kills were spread well enough to meet both states.
        Assert.Contains((await IngestApartAsync(first.Path)).Version, seen);
        Assert.Contains((await IngestApartAsync(second.Path)).Version, seen);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        first.Dispose();
        second.Dispose();
        data.Dispose();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static void Fill(TemporaryFolder folder, string fact, int skip)
    {
        for (int i = 0; i < Documents; i++)
        {
            if (i % skip != 0)
            {
                string sections = string.Concat(Enumerable.Range(1, 6).Select(part => $"# Part {part}\n\nOffice {i} {fact} on day {part}. Its number is {i * part}.\n\n"));
                folder.Write($"{i % 4}/document-{i}.md", sections);
            }
        }
    }

    /// <summary>What a run that nobody disturbs makes of a folder.</summary>
    private static async Task<KnowledgeSnapshot> IngestApartAsync(string? folder)
    {
        using var apart = new TemporaryFolder();
        var store = new SqliteKnowledgeStore(new SqliteDatabase(apart.Path));
        using var encoder = new StubEncoder();
        if (folder is not null)
        {
            await new Ingestor(store).IngestAsync(folder, encoder, null, Cancellation);
        }

        KnowledgeSnapshot snapshot = await store.LoadSnapshotAsync(EncoderIdentity.Of(encoder), "", Cancellation);
        SqliteConnection.ClearAllPools();
        return snapshot;
    }

    private void KillAtStep(int step, int spins)
    {
        string host = Path.Combine(AppContext.BaseDirectory, "CoopBot.Knowledge.FaultHost.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [host, data.Path, first.Path, second.Path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            for (int i = 0; i < step; i++)
            {
                Assert.NotNull(process.StandardOutput.ReadLine());
            }

            // A little later than the step, so that the blow also falls between steps.
            Thread.SpinWait(spins);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private async Task<KnowledgeSnapshot> CheckAsync(Dictionary<string, KnowledgeSnapshot> complete)
    {
        var database = new SqliteDatabase(data.Path);
        using (SqliteConnection connection = database.Open())
        using (SqliteCommand check = connection.CreateCommand())
        {
            check.CommandText = "PRAGMA integrity_check;";
            Assert.Equal("ok", check.ExecuteScalar());
        }

        KnowledgeSnapshot found = await new SqliteKnowledgeStore(database).LoadSnapshotAsync("stub/stub-1", "", Cancellation);
        SqliteConnection.ClearAllPools();
        Assert.True(complete.TryGetValue(found.Version, out KnowledgeSnapshot? expected), "a state that no undisturbed run leaves");
        Assert.Equal(expected.Documents, found.Documents);
        Assert.Equal(expected.Passages.Count, found.Passages.Count);
        Assert.All(found.Passages, passage => Assert.Equal(passage.Span.Of(found.Documents[passage.DocumentId].Text), passage.Text));
        Assert.True(expected.Vectors.Span.SequenceEqual(found.Vectors.Span));
        return found;
    }
}
