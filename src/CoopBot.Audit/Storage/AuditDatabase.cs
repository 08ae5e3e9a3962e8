using CoopBot.Audit.Log;
using CoopBot.Knowledge.Storage;
using Microsoft.Data.Sqlite;

namespace CoopBot.Audit.Storage;

/// <summary>The log's file: opened so that a commit is on disk and what is deleted is overwritten.</summary>
internal sealed class AuditDatabase(string dataFolder)
{
    private readonly Lock gate = new();
    private SqliteDatabase? database;

    /// <summary>Runs work on a connection; whatever goes wrong with the file comes out as one exception.</summary>
    /// <exception cref="AnswerLogException">The file can't be used.</exception>
    public Task<T> RunAsync<T>(Func<SqliteConnection, T> work, string failure, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using SqliteConnection connection = Open();
                return work(connection);
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                throw new AnswerLogException($"{failure}: {e.Message}", e);
            }
        },
        cancellationToken);

    private SqliteConnection Open()
    {
        SqliteDatabase file;
        lock (gate)
        {
            if (database is null)
            {
                // The first use makes the tables; a folder that can't be written is found out then, not when the program starts.
                SqliteDatabase made = new(dataFolder, AuditSchema.FileName);
                using SqliteConnection first = made.Open();
                SqliteDatabase.Migrate(first, AuditSchema.Name, AuditSchema.Steps);
                database = made;
            }

            file = database;
        }

        SqliteConnection connection = file.Open();
        try
        {
            // FULL: a commit is on disk before it returns. NORMAL would lose the last answers in a power cut, though they were shown.
            connection.Execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

/// <summary>Shorter ways to run SQL.</summary>
internal static class SqliteCommands
{
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params IEnumerable<(string Name, object Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    public static int Execute(this SqliteConnection connection, string sql, params IEnumerable<(string Name, object Value)> parameters)
    {
        using SqliteCommand command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static List<T> Query<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params IEnumerable<(string Name, object Value)> parameters)
    {
        using SqliteCommand command = connection.Command(sql, parameters);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
