using CoopBot.Knowledge.Ingestion;
using CoopBot.Knowledge.Storage;
using CoopBot.TestKit;

namespace CoopBot.Knowledge.Tests.Ingestion;

public sealed class EndpointEmbeddingsTests : IDisposable
{
    private readonly TemporaryFolder documents = new();
    private readonly TemporaryFolder data = new();
    private readonly SqliteKnowledgeStore store;

    public EndpointEmbeddingsTests() => store = new SqliteKnowledgeStore(new SqliteDatabase(data.Path));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        documents.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task CompleteAsync_NewModel_EncodesAllThenNothing()
    {
        documents.Write("a.txt", "Antelopes run.");
        documents.Write("b.txt", "Bears sleep.");
        StubEncoder local = new(), served = new("served");
        await IngestAsync(local);

        int first = await EndpointEmbeddings.CompleteAsync(store, served, null, Cancellation);
        int second = await EndpointEmbeddings.CompleteAsync(store, served, null, Cancellation);

        Assert.Equal((2, 0), (first, second));
        KnowledgeSnapshot snapshot = await store.LoadSnapshotAsync("stub/stub-1", "stub/served", "", Cancellation);
        Assert.True(snapshot.HasVectors);
        Assert.NotNull(snapshot.EndpointVectors);
    }

    [Fact]
    public async Task CompleteAsync_FolderChangesMeanwhile_EncodesWhatIsNewToo()
    {
        documents.Write("a.txt", "Antelopes run.");
        StubEncoder local = new(), served = new("served");
        await IngestAsync(local);
        bool changed = false;
        served.Before = () =>
        {
            if (!changed)
            {
                changed = true;
                documents.Write("b.txt", "Bears sleep.");
                IngestAsync(local).GetAwaiter().GetResult();
            }
        };

        int encoded = await EndpointEmbeddings.CompleteAsync(store, served, null, Cancellation);

        Assert.Equal(2, encoded);
        Assert.NotNull((await store.LoadSnapshotAsync("stub/stub-1", "stub/served", "", Cancellation)).EndpointVectors);
    }

    [Fact]
    public async Task CompleteAsync_EndpointFailsHalfWay_KeepsWhatWasDone()
    {
        // More than are saved together.
        documents.Write("a.md", string.Join("\n\n", Enumerable.Range(0, 300).Select(static i => $"# Section {i}\n\nAnimal number {i} runs.")));
        await IngestAsync(new StubEncoder());
        int passages = (await store.LoadSnapshotAsync("stub/stub-1", "", Cancellation)).Passages.Count;
        int batches = 0;
        StubEncoder failing = new("served") { Before = () => _ = ++batches == 2 ? throw new IOException("gone") : 0 };
        StubEncoder served = new("served");

        await Assert.ThrowsAsync<IOException>(() => EndpointEmbeddings.CompleteAsync(store, failing, null, Cancellation));
        int rest = await EndpointEmbeddings.CompleteAsync(store, served, null, Cancellation);

        Assert.Equal(passages, failing.Texts.Count + rest);
        Assert.True(rest < passages);
    }

    [Fact]
    public async Task CompleteAsync_AnotherModelThanBefore_LetsGoOfTheOldOnesVectors()
    {
        documents.Write("a.txt", "Antelopes run.");
        await IngestAsync(new StubEncoder());
        await EndpointEmbeddings.CompleteAsync(store, new StubEncoder("old"), null, Cancellation);

        await EndpointEmbeddings.CompleteAsync(store, new StubEncoder("new"), null, Cancellation);

        Assert.Null((await store.LoadSnapshotAsync("stub/stub-1", "stub/old", "", Cancellation)).EndpointVectors);
        KnowledgeSnapshot snapshot = await store.LoadSnapshotAsync("stub/stub-1", "stub/new", "", Cancellation);
        Assert.NotNull(snapshot.EndpointVectors);
        Assert.True(snapshot.HasVectors);
    }

    [Fact]
    public async Task CompleteAsync_SameNameOtherLength_EncodesAllAnew()
    {
        documents.Write("a.txt", "Antelopes run.");
        await IngestAsync(new StubEncoder());
        await EndpointEmbeddings.CompleteAsync(store, new StubEncoder("served") { Length = 3 }, null, Cancellation);
        documents.Write("b.txt", "Bears sleep.");
        await IngestAsync(new StubEncoder());

        int encoded = await EndpointEmbeddings.CompleteAsync(store, new StubEncoder("served") { Length = 5 }, null, Cancellation);

        Assert.Equal(2, encoded);
        Assert.Equal(5, (await store.LoadSnapshotAsync("stub/stub-1", "stub/served", "", Cancellation)).EndpointVectors?.Dimensions);
    }

    private Task<IngestReport> IngestAsync(StubEncoder encoder) => new Ingestor(store).IngestAsync(documents.Path, encoder, null, Cancellation);
}
