using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CoopBot.Knowledge.Storage;

/// <summary>A database file of a data directory. Stages that keep something of their own open their tables in it too, or a file of their own.</summary>
public sealed class SqliteDatabase
{
    /// <summary>Name of the file of documents and passages.</summary>
    public const string FileName = "coopbot.db";

    /// <summary>How long a writer waits for another, in seconds.</summary>
    private const int BusySeconds = 60;

    private readonly string connectionString;

    /// <param name="dataFolder">The data directory; made when it isn't there.</param>
    /// <param name="fileName">Name of the file; made when it isn't there.</param>
    public SqliteDatabase(string dataFolder, string fileName = FileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        Directory.CreateDirectory(dataFolder);
        FilePath = Path.Combine(Path.GetFullPath(dataFolder), fileName);
        connectionString = new SqliteConnectionStringBuilder { DataSource = FilePath, DefaultTimeout = BusySeconds, ForeignKeys = true }.ToString();
    }

    /// <summary>Full path of the file.</summary>
    public string FilePath { get; }

    /// <summary>A connection in write-ahead mode: readers never wait, and a killed writer leaves the last commit.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Brings a set of tables to their newest form, once, whichever process comes first.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="name">Name of the set: each stage counts its own versions.</param>
    /// <param name="steps">SQL scripts; the n-th leads from version n to n + 1. Never altered once released, only added to.</param>
    /// <exception cref="InvalidOperationException">The file was made by a newer program.</exception>
    public static void Migrate(SqliteConnection connection, string name, IReadOnlyList<string> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (VersionOf(connection, name) == steps.Count)
        {
            return;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, "CREATE TABLE IF NOT EXISTS schema_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;");
        int version = VersionOf(connection, name);
        if (version > steps.Count)
        {
            throw new InvalidOperationException($"The store was written by a newer version of the program (its '{name}' tables are version {version}, this program knows {steps.Count}).");
        }

        for (; version < steps.Count; version++)
        {
            Execute(connection, steps[version]);
        }

        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "INSERT INTO schema_version (name, version) VALUES ($name, $version) ON CONFLICT (name) DO UPDATE SET version = excluded.version;";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$version", version);
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private static int VersionOf(SqliteConnection connection, string name)
    {
        using SqliteCommand exists = connection.CreateCommand();
        exists.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version';";
        if (Convert.ToInt32(exists.ExecuteScalar(), CultureInfo.InvariantCulture) == 0)
        {
            return 0;
        }

        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM schema_version WHERE name = $name;";
        command.Parameters.AddWithValue("$name", name);
        return Convert.ToInt32(command.ExecuteScalar() ?? 0, CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
