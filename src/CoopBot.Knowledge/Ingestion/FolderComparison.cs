using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Reading;
using CoopBot.Knowledge.Storage;

namespace CoopBot.Knowledge.Ingestion;

/// <summary>Compares a folder with what a store holds and works out the change from the one to the other.</summary>
internal sealed class FolderComparison(
    string folder, StoreState state, DocumentReaders readers, ChunkingOptions chunking, ReadingLimits limits, TimeProvider time, IProgress<IngestProgress>? progress)
{
    private readonly SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>A row a document, by path.</summary>
    public IReadOnlyList<IngestRow> Rows { get; private set; } = [];

    /// <summary>New and changed documents.</summary>
    public IReadOnlyList<DocumentVersion> Upserts { get; private set; } = [];

    /// <summary>Files that are no documents.</summary>
    public int Ignored { get; private set; }

    /// <summary>True when every passage that will be in the store has been there before.</summary>
    public bool KeepsEncoder => Upserts.All(version => version.Content.Passages.Count == 0);

    public void Run(CancellationToken cancellationToken)
    {
        FolderScan scan = FolderScan.Of(folder, readers, cancellationToken);
        Ignored = scan.Ignored;
        foreach (ScanFailure failure in scan.Failures)
        {
            entries.Add(failure.Path, new Entry { Problem = failure.Reason });
        }

        for (int i = 0; i < scan.Files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new IngestProgress(IngestStage.Reading, i, scan.Files.Count, scan.Files[i]));
            entries[scan.Files[i]] = Read(scan.Files[i], mayBeUnchanged: true);
        }

        AssignIds();
        progress?.Report(new IngestProgress(IngestStage.Reading, scan.Files.Count, scan.Files.Count));
        Upserts = [.. entries.Values.Where(entry => entry.Version is not null).Select(entry => entry.Version!)];
        Rows = [.. entries.Select(pair => Row(pair.Key, pair.Value)).Concat(GonePaths().Select(path => new IngestRow(path, state.Documents[path].Id, IngestOutcome.Deleted, null, 0, TimeSpan.Zero)))
            .OrderBy(row => row.Path, StringComparer.Ordinal)];
    }

    public ChangeSet ToChangeSet(string? encoder) => new(
        state.Generation, chunking.Fingerprint, encoder, Upserts,
        [.. GonePaths().Concat(entries.Where(pair => pair.Value.Problem is not null && state.Documents.ContainsKey(pair.Key)).Select(pair => pair.Key)).Order(StringComparer.Ordinal)]);

    private IEnumerable<string> GonePaths() => state.Documents.Keys.Where(path => !entries.ContainsKey(path));

    private Entry Read(string path, bool mayBeUnchanged)
    {
        long started = time.GetTimestamp();
        if (SourceFile.TryRead(Path.Combine(folder, path), limits, out byte[] bytes) is { } unreadable)
        {
            return new Entry { Problem = unreadable, Elapsed = time.GetElapsedTime(started) };
        }

        string hash = DocumentBuilder.HashOf(bytes);
        if (mayBeUnchanged && state.Documents.TryGetValue(path, out StoredDocument? stored) && stored.Hash == hash && state.Chunking == chunking.Fingerprint)
        {
            return new Entry { Stored = stored, DeclaredId = stored.DeclaredId, Elapsed = time.GetElapsedTime(started) };
        }

        return readers.Read(path, bytes) switch
        {
            ReadResult.Success success => new Entry { Content = success.Content, Hash = hash, DeclaredId = success.Content.Id, Elapsed = time.GetElapsedTime(started) },
            ReadResult.Failure failure => new Entry { Problem = failure.Reason, Elapsed = time.GetElapsedTime(started) },
            _ => throw new InvalidOperationException("A reader gave neither a text nor a reason."),
        };
    }

    /// <summary>Ids depend on all documents together, so they are known only when all are read.</summary>
    private void AssignIds()
    {
        (string Path, string? DeclaredId)[] named = [.. entries.Where(pair => pair.Value.Problem is null).Select(pair => (pair.Key, pair.Value.DeclaredId))];
        foreach ((string path, string? id) in DocumentIds.Assign(named))
        {
            Entry entry = entries[path];
            if (id is null)
            {
                entries[path] = new Entry { Problem = $"its id '{entry.DeclaredId ?? path}' is the id of another document", Elapsed = entry.Elapsed };
                continue;
            }

            if (entry.Stored is not null && entry.Stored.Id != id)
            {
                // A new neighbour changed its id: its passages carry it, so it is read again.
                entries[path] = entry = Read(path, mayBeUnchanged: false);
            }

            if (entry.Content is not null)
            {
                long started = time.GetTimestamp();
                entry.Version = Build(path, id, entry.Hash, entry.Content);
                entry.Content = null;
                entry.Elapsed += time.GetElapsedTime(started);
            }
        }
    }

    private DocumentVersion Build(string path, string id, string hash, ExtractedDocument content)
    {
        string title = string.IsNullOrWhiteSpace(content.Title) ? Path.GetFileNameWithoutExtension(path) : content.Title;
        var document = new Document(id, path, title, content.Text.Text, hash) { Publisher = content.Publisher, Date = content.Date, Source = content.Source };
        return new DocumentVersion(new ChunkedDocument(document, Chunker.Chunk(document, content.Text, chunking)), content.Id, content.Notes);
    }

    private IngestRow Row(string path, Entry entry)
    {
        if (entry.Problem is not null)
        {
            return new IngestRow(path, null, IngestOutcome.Failed, entry.Problem, 0, entry.Elapsed);
        }

        string id = entry.Version?.Content.Document.Id ?? entry.Stored!.Id;
        int passages = entry.Version?.Content.Passages.Count ?? entry.Stored!.Passages;
        IReadOnlyList<string> notes = entry.Version?.Notes ?? entry.Stored!.Notes;
        IngestOutcome outcome = entry.Version is null ? IngestOutcome.Unchanged : state.Documents.ContainsKey(path) ? IngestOutcome.Changed : IngestOutcome.Added;
        return new IngestRow(path, id, outcome, notes.Count == 0 ? null : string.Join("; ", notes), passages, entry.Elapsed);
    }

    /// <summary>What is known of one path while the run goes on.</summary>
    private sealed class Entry
    {
        public string? Problem { get; init; }

        public StoredDocument? Stored { get; init; }

        public ExtractedDocument? Content { get; set; }

        public string Hash { get; init; } = "";

        public string? DeclaredId { get; init; }

        public DocumentVersion? Version { get; set; }

        public TimeSpan Elapsed { get; set; }
    }
}
