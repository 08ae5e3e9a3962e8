using CoopBot.Knowledge.Ingestion;
using CoopBot.Knowledge.Storage;
using CoopBot.TestKit;
using Microsoft.Data.Sqlite;

namespace CoopBot.Knowledge.Tests.Ingestion;

public sealed class IngestorTests : IDisposable
{
    private readonly TemporaryFolder documents = new();
    private readonly TemporaryFolder data = new();
    private readonly StubEncoder encoder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SqliteKnowledgeStore Store => new(new SqliteDatabase(data.Path));

    [Fact]
    public async Task Ingest_NewChangedDeletedFiles_AreToldApart()
    {
        documents.Write("a.txt", "Alpha opens at nine.");
        documents.Write("b.txt", "Beta opens at ten.");
        documents.Write("c/d.txt", "Delta opens at noon.");
        IngestReport first = await IngestAsync();

        documents.Write("b.txt", "Beta opens at eleven.");
        documents.Write("e.md", "# Epsilon\n\nIt is closed.");
        File.Delete(documents["c/d.txt"]);
        IngestReport second = await IngestAsync();

        Assert.All(first.Rows, row => Assert.Equal(IngestOutcome.Added, row.Outcome));
        Assert.Equal(
            [("a.txt", IngestOutcome.Unchanged), ("b.txt", IngestOutcome.Changed), ("c/d.txt", IngestOutcome.Deleted), ("e.md", IngestOutcome.Added)],
            second.Rows.Select(row => (row.Path, row.Outcome)));
        Assert.Equal(["a", "b", "e"], (await SnapshotAsync()).Documents.Keys);
    }

    [Fact]
    public async Task Ingest_UnchangedFolder_EncodesAndWritesNothing()
    {
        documents.Write("a.txt", "Alpha opens at nine.");
        await IngestAsync();
        long generation = (await Store.ReadStateAsync(Cancellation)).Generation;
        encoder.Texts.Clear();

        IngestReport report = await IngestAsync();

        Assert.False(report.HasChanges);
        Assert.Empty(encoder.Texts);
        Assert.Equal(generation, (await Store.ReadStateAsync(Cancellation)).Generation);
    }

    [Fact]
    public async Task Ingest_MovedFile_IsNotEncodedAgain()
    {
        documents.Write("a.txt", "A Title Line\n\nAlpha opens at nine and closes at five on every working day of the week.");
        await IngestAsync();
        encoder.Texts.Clear();

        documents.Write("moved/z.txt", File.ReadAllText(documents["a.txt"]));
        File.Delete(documents["a.txt"]);
        IngestReport report = await IngestAsync();

        Assert.Equal(0, report.Encoded);
        Assert.Empty(encoder.Texts);
        Assert.True((await SnapshotAsync()).HasVectors);
    }

    [Fact]
    public async Task Ingest_ChangedParagraph_EncodesThatPassageAlone()
    {
        string sections = string.Concat(Enumerable.Range(1, 5).Select(number => $"# Part {number}\n\nPart {number} is about the number {number}.\n\n"));
        documents.Write("a.md", sections);
        await IngestAsync();
        encoder.Texts.Clear();

        documents.Write("a.md", sections.Replace("about the number 3", "about another number", StringComparison.Ordinal));
        await IngestAsync();

        Assert.Contains("another number", Assert.Single(encoder.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_WithoutThenWithEncoder_CompletesTheVectors()
    {
        documents.Write("a.txt", "Alpha opens at nine.");
        await new Ingestor(Store).IngestAsync(documents.Path, null, null, Cancellation);
        Assert.False((await SnapshotAsync()).HasVectors);

        IngestReport report = await IngestAsync();

        Assert.Equal(1, report.Encoded);
        Assert.True((await SnapshotAsync()).HasVectors);
    }

    [Fact]
    public async Task Ingest_Repeated_GivesTheSameVersionAsAFreshStore()
    {
        documents.Write("a.txt", "Alpha opens at nine.");
        documents.Write("b.txt", "Beta is short-lived.");
        await IngestAsync();
        File.Delete(documents["b.txt"]);
        documents.Write("a.txt", "Alpha opens at ten.");
        await IngestAsync();
        string updated = (await SnapshotAsync()).Version;

        using var fresh = new TemporaryFolder();
        var store = new SqliteKnowledgeStore(new SqliteDatabase(fresh.Path));
        await new Ingestor(store).IngestAsync(documents.Path, encoder, null, Cancellation);
        KnowledgeSnapshot snapshot = await store.LoadSnapshotAsync("stub/stub-1", "", Cancellation);
        SqliteConnection.ClearAllPools();

        Assert.Equal(snapshot.Version, updated);
    }

    [Fact]
    public async Task Ingest_FileThatTurnsBad_IsNamedAndLeavesNothingStale()
    {
        documents.Write("a.txt", "Alpha opens at nine.");
        documents.Write("b.txt", "Beta opens at ten.");
        await IngestAsync();

        documents.Write("a.txt", [0, 1, 2, 3, 0, 255]);
        IngestReport report = await IngestAsync();

        IngestRow failed = Assert.Single(report.Rows, row => row.Outcome == IngestOutcome.Failed);
        Assert.Equal(("a.txt", "binary data, not text"), (failed.Path, failed.Reason));
        Assert.True(report.HasFailures);
        Assert.Equal(["b"], (await SnapshotAsync()).Documents.Keys);
    }

    [Fact]
    public async Task Ingest_SharedAndDeclaredIds_FollowTheContract()
    {
        documents.Write("leave/annual.txt", "Text one here.");
        documents.Write("leave/annual.md", "Text two here.");
        documents.Write("other.md", "---\nid: chosen\n---\nText three here.");
        documents.Write("chosen.txt", "Text four here.");

        await IngestAsync();

        Assert.Equal(["chosen", "chosen.txt", "leave/annual.md", "leave/annual.txt"], (await SnapshotAsync()).Documents.Keys);
    }

    [Fact]
    public async Task Ingest_NewNeighbourOfTheSameName_RenamesTheUnchangedFile()
    {
        documents.Write("annual.txt", "Text one here.");
        await IngestAsync();

        documents.Write("annual.md", "Text two here.");
        await IngestAsync();

        KnowledgeSnapshot snapshot = await SnapshotAsync();
        Assert.Equal(["annual.md", "annual.txt"], snapshot.Documents.Keys);
        Assert.All(snapshot.Passages, passage => Assert.Contains(passage.DocumentId, snapshot.Documents.Keys));
    }

    [Fact]
    public async Task Ingest_DuplicateIds_FirstPathWinsAndTheOtherIsNamed()
    {
        documents.Write("a.md", "---\nid: same\n---\nText one.");
        documents.Write("b.md", "---\nid: same\n---\nText two.");

        IngestReport report = await IngestAsync();

        Assert.Equal("its id 'same' is the id of another document", Assert.Single(report.Rows, row => row.Outcome == IngestOutcome.Failed).Reason);
        Assert.Equal("a.md", (await SnapshotAsync()).Documents["same"].Path);
    }

    [Fact]
    public async Task Ingest_MissingFolder_Throws() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => new Ingestor(Store).IngestAsync(documents["nowhere"], null, null, Cancellation));

    [Fact]
    public async Task Ingest_HiddenAndForeignFiles_AreNoDocuments()
    {
        documents.Write(".git/config.txt", "hidden");
        documents.Write("~$draft.docx", "lock");
        documents.Write("image.png", "picture");
        documents.Write("a.txt", "Alpha opens at nine.");

        IngestReport report = await IngestAsync();

        Assert.Equal("a.txt", Assert.Single(report.Rows).Path);
        Assert.Equal(1, report.IgnoredFiles);
    }

    [Fact]
    public async Task Ingest_FileOverTheLimit_IsRefusedUnread()
    {
        // A sparse file: 200 MB of length and hardly a byte on disk; reading it would show in the test's memory.
        using (FileStream huge = File.Create(documents["huge.txt"]))
        {
            huge.SetLength(200L << 20);
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        IngestReport report = await IngestAsync();

        Assert.Equal("too large: 200.0 MB, the limit is 50.0 MB", Assert.Single(report.Rows).Reason);
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 50L << 20);
    }

    [Fact]
    public async Task Ingest_FolderLinkedIntoItself_EndsAndNamesTheLink()
    {
        documents.Write("sub/a.txt", "Alpha opens at nine.");
        Directory.CreateSymbolicLink(documents["sub/loop"], documents.Path);
        Directory.CreateSymbolicLink(documents["circle"], documents["circle"]);
        File.CreateSymbolicLink(documents["gone.txt"], documents["nowhere.txt"]);

        IngestReport report = await IngestAsync();

        Assert.Equal(IngestOutcome.Added, report.Rows.Single(row => row.Path == "sub/a.txt").Outcome);
        Assert.Equal("a link to a folder that is read already: not followed", report.Rows.Single(row => row.Path == "sub/loop").Reason);
        Assert.Equal("a link that leads nowhere", report.Rows.Single(row => row.Path == "gone.txt").Reason);
    }

    [Fact]
    public async Task Ingest_UnreadableFile_IsNamed()
    {
        documents.Write("a.txt", "Alpha opens at nine.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(documents["a.txt"], UnixFileMode.None);
        }

        Assert.SkipWhen(CanOpen(documents["a.txt"]), "This user may read everything.");

        Assert.Equal("no permission to read it", Assert.Single((await IngestAsync()).Rows).Reason);
    }

    [Fact]
    public async Task Ingest_FileVanishesBeforeItIsRead_IsNamed()
    {
        documents.Write("a.txt", "Alpha opens at nine.");
        documents.Write("b.txt", "Beta opens at ten.");
        var progress = new SynchronousProgress(step =>
        {
            if (step.Path == "a.txt")
            {
                File.Delete(documents["b.txt"]);
            }
        });

        IngestReport report = await new Ingestor(Store).IngestAsync(documents.Path, encoder, progress, Cancellation);

        Assert.Equal(IngestOutcome.Added, report.Rows[0].Outcome);
        Assert.Equal("it vanished while the folder was read", report.Rows[1].Reason);
    }

    [Fact]
    public async Task Ingest_CancelledWhileEncoding_LeavesTheStoreAsItWas()
    {
        documents.Write("a.txt", "Alpha opens at nine.");
        await IngestAsync();
        string before = (await SnapshotAsync()).Version;
        documents.Write("b.txt", "Beta opens at ten.");
        using var source = new CancellationTokenSource();
        encoder.Before = source.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Ingestor(Store).IngestAsync(documents.Path, encoder, null, source.Token));

        Assert.Equal(before, (await SnapshotAsync()).Version);
    }

    [Fact]
    public async Task Ingest_AnotherRunFinishesFirst_StartsAgainAndKeepsBoth()
    {
        documents.Write("a.txt", "Alpha opens at nine.");
        bool interfered = false;
        encoder.Before = () =>
        {
            if (!interfered)
            {
                interfered = true;
                documents.Write("b.txt", "Beta opens at ten.");
                new Ingestor(Store).IngestAsync(documents.Path, new StubEncoder(), null, Cancellation).GetAwaiter().GetResult();
            }
        };

        IngestReport report = await IngestAsync();

        Assert.All(report.Rows, row => Assert.Equal(IngestOutcome.Unchanged, row.Outcome));
        Assert.Equal(["a", "b"], (await SnapshotAsync()).Documents.Keys);
    }

    [Fact]
    public async Task Ingest_SeveralAtOnce_LeaveOneCompleteState()
    {
        for (int i = 0; i < 20; i++)
        {
            documents.Write($"{i}.txt", $"Document number {i} says that it is number {i}.");
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new Ingestor(Store).IngestAsync(documents.Path, new StubEncoder(), null, Cancellation), Cancellation)));

        KnowledgeSnapshot snapshot = await SnapshotAsync();
        Assert.Equal(20, snapshot.Documents.Count);
        Assert.True(snapshot.HasVectors);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        documents.Dispose();
        data.Dispose();
        encoder.Dispose();
    }

    private Task<IngestReport> IngestAsync() => new Ingestor(Store).IngestAsync(documents.Path, encoder, null, Cancellation);

    private Task<KnowledgeSnapshot> SnapshotAsync() => Store.LoadSnapshotAsync("stub/stub-1", "", Cancellation);

    private static bool CanOpen(string path)
    {
        try
        {
            File.OpenRead(path).Dispose();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private sealed class SynchronousProgress(Action<IngestProgress> report) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => report(value);
    }
}
