using CoopBot.Knowledge.Storage;
using Microsoft.Data.Sqlite;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>Which message of the bot's holds which answer, so that it can be rated, and who has been greeted: a file of the data folder.</summary>
internal sealed class TeamsStore(string dataFolder, TimeProvider clock) : IDisposable
{
    private static readonly IReadOnlyList<string> Steps =
    [
        """
        CREATE TABLE sent (conversation TEXT NOT NULL, activity TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (conversation, activity)) WITHOUT ROWID;
        CREATE INDEX sent_at ON sent (at);
        CREATE TABLE greeted (conversation TEXT PRIMARY KEY) WITHOUT ROWID;
        """,
    ];

    private readonly Lazy<SqliteDatabase> database = new(() => Open(dataFolder));
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Notes under which id an answer was sent, and drops what is older than <paramref name="kept"/>.</summary>
    public Task SentAsync(string conversation, string activity, string answer, TimeSpan kept, CancellationToken cancellationToken) => WriteAsync(
        c =>
        {
            long now = clock.GetUtcNow().ToUnixTimeSeconds();
            Run(c, "DELETE FROM sent WHERE at < $t;", ("$t", now - (long)kept.TotalSeconds));
            return Run(
                c, "INSERT INTO sent VALUES ($c, $a, $i, $t) ON CONFLICT (conversation, activity) DO UPDATE SET answer = excluded.answer, at = excluded.at;",
                ("$c", conversation), ("$a", activity), ("$i", answer), ("$t", now));
        },
        cancellationToken);

    /// <summary>The answer in a message; null when it isn't known, or not any more.</summary>
    public Task<string?> AnswerInAsync(string conversation, string activity, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SqliteConnection connection = database.Value.Open();
            using SqliteCommand command = Command(connection, "SELECT answer FROM sent WHERE conversation = $c AND activity = $a;", ("$c", conversation), ("$a", activity));
            return (string?)command.ExecuteScalar();
        },
        cancellationToken);

    /// <summary>True the first time for a conversation.</summary>
    public Task<bool> GreetAsync(string conversation, CancellationToken cancellationToken) =>
        WriteAsync(c => Run(c, "INSERT INTO greeted VALUES ($c) ON CONFLICT DO NOTHING;", ("$c", conversation)) > 0, cancellationToken);

    /// <summary>Forgets a conversation: the bot was removed.</summary>
    public Task ForgetAsync(string conversation, CancellationToken cancellationToken) => WriteAsync(
        c => Run(c, "DELETE FROM sent WHERE conversation = $c;", ("$c", conversation)) + Run(c, "DELETE FROM greeted WHERE conversation = $c;", ("$c", conversation)), cancellationToken);

    public void Dispose() => writing.Dispose();

    private static SqliteDatabase Open(string folder)
    {
        SqliteDatabase file = new(folder, "teams.db");
        using SqliteConnection connection = file.Open();
        SqliteDatabase.Migrate(connection, "teams", Steps);
        return file;
    }

    private async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                {
                    using SqliteConnection connection = database.Value.Open();
                    using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
                    T result = work(connection);
                    transaction.Commit();
                    return result;
                },
                cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    private static int Run(SqliteConnection connection, string sql, params IEnumerable<(string Name, object Value)> parameters)
    {
        using SqliteCommand command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params IEnumerable<(string Name, object Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
