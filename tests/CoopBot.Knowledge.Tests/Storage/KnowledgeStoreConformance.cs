using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Storage;

namespace CoopBot.Knowledge.Tests.Storage;

/// <summary>What every store must do. Each implementation's tests inherit it.</summary>
public abstract class KnowledgeStoreConformance
{
    private const string Model = "stub/stub-1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A store over the same data each time within one test, empty at its start.</summary>
    protected abstract IKnowledgeStore OpenStore();

    [Fact]
    public async Task ReadState_NewStore_IsEmpty()
    {
        StoreState state = await OpenStore().ReadStateAsync(Cancellation);

        Assert.Equal(0, state.Generation);
        Assert.Empty(state.Documents);
        Assert.Null(state.Encoder);
        Assert.Empty((await OpenStore().LoadSnapshotAsync(null, "", Cancellation)).Passages);
    }

    [Fact]
    public async Task LoadSnapshot_AfterApply_GivesBackEverything()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument b = Document("b", "# Fees\n\nThe fee is 12 euros. It is due in May.\n\nA second paragraph\nwith an emoji 😀 in it.");
        ChunkedDocument a = Document("a", "One sentence alone.");
        ChunkedDocument full = b with { Document = b.Document with { Publisher = "Town", Date = "2011-03", Source = "b.txt" } };

        Assert.True(await store.TryApplyAsync(Changes(0, [full, a]), Cancellation));
        KnowledgeSnapshot snapshot = await OpenStore().LoadSnapshotAsync(null, "", Cancellation);

        Assert.Equal(["a", "b"], snapshot.Documents.Keys);
        Assert.Equal(full.Document, snapshot.Documents["b"]);
        Assert.Equivalent(a.Passages.Concat(b.Passages), snapshot.Passages, strict: true);
        Assert.False(snapshot.HasVectors);
    }

    [Fact]
    public async Task ReadState_AfterApply_ListsDocuments()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument a = Document("a", "One sentence alone.");

        await store.TryApplyAsync(new ChangeSet(0, "rules", null, [new DocumentVersion(a, "a", ["page 3 holds no text"])], []), Cancellation);
        StoreState state = await store.ReadStateAsync(Cancellation);

        Assert.Equal(1, state.Generation);
        Assert.Equal("rules", state.Chunking);
        StoredDocument stored = Assert.Single(state.Documents.Values);
        Assert.Equal(("a", "a", a.Document.Hash, 1), (stored.Id, stored.DeclaredId, stored.Hash, stored.Passages));
        Assert.Equal(["page 3 holds no text"], stored.Notes);
    }

    [Fact]
    public async Task TryApply_ReplacesAndRemoves_InOneStep()
    {
        IKnowledgeStore store = OpenStore();
        await store.TryApplyAsync(Changes(0, [Document("a", "Old words."), Document("b", "Gone soon."), Document("c", "It stays.")]), Cancellation);

        await store.TryApplyAsync(Changes(1, [Document("a", "New words.")], removed: ["b"]), Cancellation);
        KnowledgeSnapshot snapshot = await store.LoadSnapshotAsync(null, "", Cancellation);

        Assert.Equal(["New words.", "It stays."], snapshot.Passages.Select(passage => passage.Text));
    }

    [Fact]
    public async Task TryApply_OutdatedGeneration_ChangesNothing()
    {
        IKnowledgeStore store = OpenStore();
        await store.TryApplyAsync(Changes(0, [Document("a", "First.")]), Cancellation);

        Assert.False(await OpenStore().TryApplyAsync(Changes(0, [Document("a", "Second.")]), Cancellation));

        Assert.Equal("First.", (await store.LoadSnapshotAsync(null, "", Cancellation)).Passages[0].Text);
    }

    [Fact]
    public async Task TryApply_IdMovesToAnotherPath_IsNoConflict()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument old = Document("a", "Words.");
        await store.TryApplyAsync(Changes(0, [old]), Cancellation);

        ChunkedDocument moved = old with { Document = old.Document with { Path = "new/a.txt" } };
        Assert.True(await store.TryApplyAsync(Changes(1, [moved], removed: ["a"]), Cancellation));

        Assert.Equal("new/a.txt", (await store.LoadSnapshotAsync(null, "", Cancellation)).Documents["a"].Path);
    }

    [Fact]
    public async Task Embeddings_SavedAndApplied_StandInPassageOrder()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument[] documents = [Document("z", "Zebra words."), Document("a", "Antelope words.")];
        await SaveEmbeddings(store, documents, generation: 0);

        await store.TryApplyAsync(Changes(0, documents, encoder: Model), Cancellation);
        KnowledgeSnapshot snapshot = await store.LoadSnapshotAsync(Model, "", Cancellation);

        Assert.Equal(StubEncoder.Dimensions, snapshot.Dimensions);
        for (int i = 0; i < snapshot.Passages.Count; i++)
        {
            float[] expected = StubEncoder.VectorOf(PassageContext.ForEncoder(snapshot.Passages[i]));
            Assert.Equal(expected, snapshot.Vectors.Slice(i * snapshot.Dimensions, snapshot.Dimensions).ToArray());
        }
    }

    [Fact]
    public async Task LoadSnapshot_EndpointsModel_HasItsVectorsBesideTheEncodersOnceAllAreThere()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument[] documents = [Document("a", "Antelope words."), Document("z", "Zebra words.")];
        await SaveEmbeddings(store, documents, generation: 0);
        await store.TryApplyAsync(Changes(0, documents, encoder: Model), Cancellation);
        string[] keys = [.. documents.SelectMany(static d => d.Passages).Select(EmbeddingKey.Of)];

        await store.SaveEmbeddingsAsync("served", 1, new Dictionary<string, float[]>(StringComparer.Ordinal) { [keys[0]] = [1, 0] }, Cancellation);
        KnowledgeSnapshot half = await store.LoadSnapshotAsync(Model, "served", "", Cancellation);
        await store.SaveEmbeddingsAsync("served", 1, new Dictionary<string, float[]>(StringComparer.Ordinal) { [keys[1]] = [0, 1] }, Cancellation);
        KnowledgeSnapshot whole = await store.LoadSnapshotAsync(Model, "served", "", Cancellation);
        KnowledgeSnapshot without = await store.LoadSnapshotAsync(Model, "", Cancellation);

        Assert.Null(half.EndpointVectors);
        Assert.Equal([1, 0, 0, 1], whole.EndpointVectors!.Rows.ToArray());
        Assert.Equal(2, whole.EndpointVectors.Dimensions);
        Assert.Equal(StubEncoder.Dimensions, whole.Dimensions);
        Assert.Equal(without.Version, half.Version);
        Assert.NotEqual(without.Version, whole.Version);
    }

    [Fact]
    public async Task LoadSnapshot_EndpointsModelOfTwoLengths_HasNoneOfItsVectors()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument[] documents = [Document("a", "Antelope words."), Document("z", "Zebra words.")];
        await store.TryApplyAsync(Changes(0, documents), Cancellation);
        string[] keys = [.. documents.SelectMany(static d => d.Passages).Select(EmbeddingKey.Of)];
        await store.SaveEmbeddingsAsync(
            "served", 1, new Dictionary<string, float[]>(StringComparer.Ordinal) { [keys[0]] = [1, 0], [keys[1]] = [0, 1, 0] }, Cancellation);

        Assert.Null((await store.LoadSnapshotAsync(null, "served", "", Cancellation)).EndpointVectors);
    }

    [Fact]
    public async Task KeepEmbeddingsOf_ThreeModels_LetsGoOfTheThird()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument[] documents = [Document("a", "Antelope words.")];
        await SaveEmbeddings(store, documents, generation: 0);
        await store.TryApplyAsync(Changes(0, documents, encoder: Model), Cancellation);
        string key = EmbeddingKey.Of(documents[0].Passages[0]);
        foreach (string model in new[] { "served", "served before" })
        {
            await store.SaveEmbeddingsAsync(model, 1, new Dictionary<string, float[]>(StringComparer.Ordinal) { [key] = [1] }, Cancellation);
        }

        await store.KeepEmbeddingsOfAsync([Model, "served"], Cancellation);

        Assert.True((await store.LoadSnapshotAsync(Model, "", Cancellation)).HasVectors);
        Assert.Empty(await store.FindMissingEmbeddingsAsync("served", [key], Cancellation));
        Assert.Equal([key], await store.FindMissingEmbeddingsAsync("served before", [key], Cancellation));
    }

    [Fact]
    public async Task LoadSnapshot_OtherEncoder_HasNoVectorsAndAnotherVersion()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument[] documents = [Document("a", "Antelope words.")];
        await SaveEmbeddings(store, documents, generation: 0);
        await store.TryApplyAsync(Changes(0, documents, encoder: Model), Cancellation);

        KnowledgeSnapshot with = await store.LoadSnapshotAsync(Model, "", Cancellation);
        KnowledgeSnapshot other = await store.LoadSnapshotAsync("other", "", Cancellation);
        KnowledgeSnapshot reader = await store.LoadSnapshotAsync(Model, "reader 2", Cancellation);

        Assert.True(with.HasVectors);
        Assert.False(other.HasVectors);
        Assert.Equal(3, new[] { with.Version, other.Version, reader.Version }.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task FindMissingEmbeddings_TellsWhatIsThere()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument[] documents = [Document("a", "Antelope words.")];
        await SaveEmbeddings(store, documents, generation: 0);
        string there = EmbeddingKey.Of(documents[0].Passages[0]);
        string lacking = EmbeddingKey.Of(Document("b", "Others.").Passages[0]);

        Assert.Equal([lacking], await store.FindMissingEmbeddingsAsync(Model, [there, lacking], Cancellation));
        Assert.Equal(2, (await store.FindMissingEmbeddingsAsync("other", [there, lacking], Cancellation)).Count);
    }

    [Fact]
    public async Task TryApply_UnusedEmbeddings_GoOnlyWhenNoRunCanStillWantThem()
    {
        IKnowledgeStore store = OpenStore();
        ChunkedDocument unused = Document("u", "Unused words.");
        string key = EmbeddingKey.Of(unused.Passages[0]);
        await SaveEmbeddings(store, [unused], generation: 0);

        await store.TryApplyAsync(Changes(0, [Document("a", "One.")]), Cancellation);
        Assert.Empty(await store.FindMissingEmbeddingsAsync(Model, [key], Cancellation));

        await store.TryApplyAsync(Changes(1, [Document("a", "Two.")]), Cancellation);
        Assert.Equal([key], await store.FindMissingEmbeddingsAsync(Model, [key], Cancellation));
    }

    [Fact]
    public async Task TryApply_Cancelled_LeavesTheStateBefore()
    {
        IKnowledgeStore store = OpenStore();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.TryApplyAsync(Changes(0, [Document("a", "One.")]), cancelled.Token));

        Assert.Equal(0, (await store.ReadStateAsync(Cancellation)).Generation);
    }

    [Fact]
    public async Task TryApply_ManyAtOnce_ExactlyOneWinsEachGeneration()
    {
        IKnowledgeStore[] stores = [.. Enumerable.Range(0, 4).Select(_ => OpenStore())];

        bool[] won = await Task.WhenAll(stores.Select((store, i) => store.TryApplyAsync(Changes(0, [Document("a", $"Writer {i}.")]), Cancellation)));

        Assert.Single(won, success => success);
        Assert.Equal($"Writer {Array.IndexOf(won, true)}.", (await stores[0].LoadSnapshotAsync(null, "", Cancellation)).Passages[0].Text);
    }

    private static ChunkedDocument Document(string id, string text) => DocumentBuilder.FromText(id, "", text);

    private static ChangeSet Changes(long basedOn, IEnumerable<ChunkedDocument> documents, IReadOnlyList<string>? removed = null, string? encoder = null) =>
        new(basedOn, new ChunkingOptions().Fingerprint, encoder, [.. documents.Select(document => new DocumentVersion(document, null, []))], removed ?? []);

    private static Task SaveEmbeddings(IKnowledgeStore store, IEnumerable<ChunkedDocument> documents, long generation) =>
        store.SaveEmbeddingsAsync(
            Model, generation,
            documents.SelectMany(document => document.Passages).ToDictionary(EmbeddingKey.Of, passage => StubEncoder.VectorOf(PassageContext.ForEncoder(passage)), StringComparer.Ordinal),
            Cancellation);
}
