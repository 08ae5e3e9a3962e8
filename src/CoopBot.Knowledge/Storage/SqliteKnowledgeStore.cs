using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CoopBot.Knowledge.Storage;

/// <summary>The store in one SQLite file.</summary>
public sealed class SqliteKnowledgeStore : IKnowledgeStore
{
    private readonly SqliteDatabase database;

    /// <param name="database">The file; its tables are made when they aren't there.</param>
    /// <exception cref="InvalidOperationException">The file was made by a newer program.</exception>
    public SqliteKnowledgeStore(SqliteDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        this.database = database;
        using SqliteConnection connection = database.Open();
        SqliteDatabase.Migrate(connection, SqliteSchema.Name, SqliteSchema.Steps);
    }

    /// <inheritdoc/>
    public Task<StoreState> ReadStateAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SqliteConnection connection = database.Open();
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
            return ReadState(connection);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> FindMissingEmbeddingsAsync(string model, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SqliteConnection connection = database.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT 1 FROM embedding WHERE key = $key AND model = (SELECT number FROM model WHERE name = $model);";
            command.Parameters.AddWithValue("$model", model);
            SqliteParameter parameter = command.Parameters.Add("$key", SqliteType.Blob);
            var missing = new HashSet<string>(StringComparer.Ordinal);
            foreach (string key in keys)
            {
                cancellationToken.ThrowIfCancellationRequested();
                parameter.Value = Convert.FromHexString(key);
                if (command.ExecuteScalar() is null)
                {
                    missing.Add(key);
                }
            }

            return (IReadOnlySet<string>)missing;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveEmbeddingsAsync(string model, long basedOn, IReadOnlyDictionary<string, float[]> embeddings, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SqliteConnection connection = database.Open();
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            SqliteWriter.SaveEmbeddings(connection, model, basedOn, embeddings);
            cancellationToken.ThrowIfCancellationRequested();
            transaction.Commit();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryApplyAsync(ChangeSet changes, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SqliteConnection connection = database.Open();

            // Immediate: the write lock is taken before the generation is compared, so no two runs can both find it unchanged.
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            if (!SqliteWriter.TryApply(connection, changes, cancellationToken))
            {
                return false;
            }

            cancellationToken.ThrowIfCancellationRequested();
            transaction.Commit();
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<KnowledgeSnapshot> LoadSnapshotAsync(string? encoder, string? endpoint, string models, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SqliteConnection connection = database.Open();
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
            return SqliteSnapshot.Load(connection, ReadState(connection), encoder, endpoint, models, cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task KeepEmbeddingsOfAsync(IReadOnlyCollection<string> models, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SqliteConnection connection = database.Open();
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            SqliteWriter.KeepEmbeddingsOf(connection, models);
            cancellationToken.ThrowIfCancellationRequested();
            transaction.Commit();
        },
        cancellationToken);

    private static StoreState ReadState(SqliteConnection connection)
    {
        var documents = new Dictionary<string, StoredDocument>(StringComparer.Ordinal);
        using (SqliteCommand command = connection.CreateCommand())
        {
            command.CommandText = "SELECT path, id, declared_id, hash, passages, notes FROM document;";
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                string path = reader.GetString(0);
                documents.Add(path, new StoredDocument(
                    path, reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3), reader.GetInt32(4), JsonSerializer.Deserialize<string[]>(reader.GetString(5)) ?? []));
            }
        }

        using SqliteCommand state = connection.CreateCommand();
        state.CommandText = "SELECT generation, chunking, encoder FROM knowledge_state;";
        using SqliteDataReader row = state.ExecuteReader();
        return row.Read()
            ? new StoreState(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), documents)
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"The store has no state row; delete it to build it anew."));
    }
}
