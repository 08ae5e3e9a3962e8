using CoopBot.Knowledge.Storage;
using CoopBot.TestKit;
using Microsoft.Data.Sqlite;

namespace CoopBot.Knowledge.Tests.Storage;

public sealed class SqliteKnowledgeStoreTests : KnowledgeStoreConformance, IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Open_StoreOfANewerProgram_IsRefused()
    {
        var database = new SqliteDatabase(folder.Path);
        using (SqliteConnection connection = database.Open())
        {
            SqliteDatabase.Migrate(connection, "knowledge", ["CREATE TABLE one (x);", "CREATE TABLE two (x);"]);
        }

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => new SqliteKnowledgeStore(database));
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ManyAtOnce_MakeTheTablesOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(OpenStore, TestContext.Current.CancellationToken)));

        Assert.Equal(0, (await OpenStore().ReadStateAsync(TestContext.Current.CancellationToken)).Generation);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    protected override IKnowledgeStore OpenStore() => new SqliteKnowledgeStore(new SqliteDatabase(folder.Path));
}
