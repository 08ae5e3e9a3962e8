using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge.Storage;
using Microsoft.Data.Sqlite;

namespace CoopBot.Channels.DirectLine;

/// <summary>
/// Conversations in a SQLite file of the data folder, and the journal of messages that wait for an answer. What is accepted is on disk before
/// the client is told; a message and its answer are joined in one transaction, so that it is answered once, whenever the host dies.
/// </summary>
internal sealed class ConversationStore(string dataFolder, TimeProvider clock) : IDisposable
{
    private static readonly IReadOnlyList<string> Steps =
    [
        """
        CREATE TABLE conversation (id TEXT PRIMARY KEY, user TEXT NOT NULL, touched INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE activity (
            conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE, sequence INTEGER NOT NULL, client_id TEXT, question TEXT, answer TEXT, json TEXT NOT NULL,
            PRIMARY KEY (conversation, sequence)) WITHOUT ROWID;
        CREATE UNIQUE INDEX activity_client ON activity (conversation, client_id) WHERE client_id IS NOT NULL;
        CREATE TABLE turn (
            conversation TEXT NOT NULL, sequence INTEGER NOT NULL, site TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (conversation, sequence), FOREIGN KEY (conversation, sequence) REFERENCES activity (conversation, sequence) ON DELETE CASCADE) WITHOUT ROWID;
        """,
    ];

    private readonly Lazy<SqliteDatabase> database = new(() => Open(dataFolder));

    // One writer at a time within the process: SQLite would have the others poll.
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>An activity's id.</summary>
    public static string IdOf(string conversation, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{conversation}|{sequence:D7}");

    /// <summary>Makes a conversation; false when it is there already.</summary>
    public Task<bool> CreateAsync(string conversation, string user, CancellationToken cancellationToken) => WriteAsync(
        c => Run(c, "INSERT INTO conversation VALUES ($c, $u, $t) ON CONFLICT DO NOTHING;", ("$c", conversation), ("$u", user), ("$t", Now())) > 0, cancellationToken);

    /// <summary>True when this person's conversation is there.</summary>
    public Task<bool> ExistsAsync(string conversation, string user, CancellationToken cancellationToken) => ReadAsync(
        c => Scalar(c, "SELECT count(*) FROM conversation WHERE id = $c AND user = $u;", ("$c", conversation), ("$u", user)) > 0, cancellationToken);

    /// <summary>Takes in a client's activity; one with a known <paramref name="clientId"/> is not taken in twice.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="activity">The activity; gets its id.</param>
    /// <param name="clientId">The client's own id of it, or null.</param>
    /// <param name="question">The words to answer, or null.</param>
    /// <param name="site">Where the host was reached.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<Posted> PostAsync(string conversation, JsonObject activity, string? clientId, string? question, string site, CancellationToken cancellationToken) => WriteAsync(
        c =>
        {
            if (clientId is not null && Scalar(c, "SELECT coalesce(max(sequence), 0) FROM activity WHERE conversation = $c AND client_id = $i;", ("$c", conversation), ("$i", clientId)) is > 0 and var known)
            {
                return new Posted(IdOf(conversation, known), known, Repeated: true);
            }

            long sequence = Append(c, conversation, activity, clientId, question, answer: null);
            if (question is not null)
            {
                Run(c, "INSERT INTO turn (conversation, sequence, site) VALUES ($c, $s, $w);", ("$c", conversation), ("$s", sequence), ("$w", site));
            }

            return new Posted(IdOf(conversation, sequence), sequence, Repeated: false);
        },
        cancellationToken);

    /// <summary>Adds the bot's greeting to a conversation in which nothing was said yet.</summary>
    public Task<bool> GreetAsync(string conversation, JsonObject greeting, CancellationToken cancellationToken) => WriteAsync(
        c => Scalar(c, "SELECT count(*) FROM activity WHERE conversation = $c;", ("$c", conversation)) == 0 && Append(c, conversation, greeting, null, null, null) > 0, cancellationToken);

    /// <summary>Notes that answering begins; null when nothing of the conversation waits.</summary>
    public Task<OpenTurn?> BeginAsync(string conversation, CancellationToken cancellationToken) => WriteAsync(
        c =>
        {
            OpenTurn? turn = Query(
                c,
                """
                SELECT t.sequence, v.user, a.question, t.site, t.attempts FROM turn t JOIN activity a USING (conversation, sequence) JOIN conversation v ON v.id = t.conversation
                WHERE t.conversation = $c ORDER BY t.sequence LIMIT 1;
                """,
                r => new OpenTurn(conversation, r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4)),
                ("$c", conversation)).FirstOrDefault();
            if (turn is not null)
            {
                Run(c, "UPDATE turn SET attempts = attempts + 1 WHERE conversation = $c AND sequence = $s;", ("$c", conversation), ("$s", turn.Sequence));
            }

            return turn;
        },
        cancellationToken);

    /// <summary>Gives a message its answer, unless it has one.</summary>
    /// <param name="turn">The message.</param>
    /// <param name="activity">The answer's activity; gets its id.</param>
    /// <param name="answerId">The answer, to find it when it is rated; null for an apology.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when it was answered before, or its conversation is deleted.</returns>
    public Task<bool> CompleteAsync(OpenTurn turn, JsonObject activity, string? answerId, CancellationToken cancellationToken) => WriteAsync(
        c => Run(c, "DELETE FROM turn WHERE conversation = $c AND sequence = $s;", ("$c", turn.Conversation), ("$s", turn.Sequence)) > 0
            && Append(c, turn.Conversation, activity, null, null, answerId) > 0,
        cancellationToken);

    /// <summary>Conversations in which a message waits for its answer.</summary>
    public Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<string>>(
        static c => Query(c, "SELECT DISTINCT conversation FROM turn ORDER BY conversation;", static r => r.GetString(0)), cancellationToken);

    /// <summary>How many messages of a conversation wait.</summary>
    public Task<long> CountWaitingAsync(string conversation, CancellationToken cancellationToken) => ReadAsync(
        c => Scalar(c, "SELECT count(*) FROM turn WHERE conversation = $c;", ("$c", conversation)), cancellationToken);

    /// <summary>Activities behind a place, at most so many.</summary>
    public Task<ActivitySet> ReadAsync(string conversation, long after, int limit, CancellationToken cancellationToken) => ReadAsync(
        c =>
        {
            List<(long Sequence, string Json)> rows = Query(
                c, "SELECT sequence, json FROM activity WHERE conversation = $c AND sequence > $a ORDER BY sequence LIMIT $l;", static r => (r.GetInt64(0), r.GetString(1)),
                ("$c", conversation), ("$a", after), ("$l", limit));
            return new ActivitySet([.. rows.Select(static r => r.Json)], rows.Count == 0 ? after : rows[^1].Sequence);
        },
        cancellationToken);

    /// <summary>The place behind the last activity.</summary>
    public Task<long> LastAsync(string conversation, CancellationToken cancellationToken) => ReadAsync(
        c => Scalar(c, "SELECT coalesce(max(sequence), 0) FROM activity WHERE conversation = $c;", ("$c", conversation)), cancellationToken);

    /// <summary>The person's messages before one, oldest first.</summary>
    public Task<IReadOnlyList<string>> QuestionsBeforeAsync(OpenTurn turn, int limit, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<string>>(
        c =>
        {
            List<string> newest = Query(
                c, "SELECT question FROM activity WHERE conversation = $c AND sequence < $s AND question IS NOT NULL ORDER BY sequence DESC LIMIT $l;", static r => r.GetString(0),
                ("$c", turn.Conversation), ("$s", turn.Sequence), ("$l", limit));
            newest.Reverse();
            return newest;
        },
        cancellationToken);

    /// <summary>True when the answer was given in this conversation.</summary>
    public Task<bool> HasAnswerAsync(string conversation, string answerId, CancellationToken cancellationToken) => ReadAsync(
        c => Scalar(c, "SELECT count(*) FROM activity WHERE conversation = $c AND answer = $a;", ("$c", conversation), ("$a", answerId)) > 0, cancellationToken);

    /// <summary>Deletes the conversations that nobody has touched since.</summary>
    /// <returns>Their ids.</returns>
    public Task<IReadOnlyList<string>> DeleteUntouchedAsync(DateTimeOffset since, CancellationToken cancellationToken) => WriteAsync<IReadOnlyList<string>>(
        c => Query(c, "DELETE FROM conversation WHERE touched < $t RETURNING id;", static r => r.GetString(0), ("$t", since.ToUnixTimeSeconds())), cancellationToken);

    public void Dispose() => writing.Dispose();

    private static SqliteDatabase Open(string folder)
    {
        SqliteDatabase file = new(folder, "directline.db");
        using SqliteConnection connection = file.Open();
        SqliteDatabase.Migrate(connection, "directline", Steps);
        return file;
    }

    private long Append(SqliteConnection connection, string conversation, JsonObject activity, string? clientId, string? question, string? answer)
    {
        long sequence = Scalar(connection, "SELECT coalesce(max(sequence), 0) + 1 FROM activity WHERE conversation = $c;", ("$c", conversation));
        activity["id"] = IdOf(conversation, sequence);
        Run(
            connection, "INSERT INTO activity VALUES ($c, $s, $i, $q, $a, $j);",
            ("$c", conversation), ("$s", sequence), ("$i", (object?)clientId ?? DBNull.Value), ("$q", (object?)question ?? DBNull.Value), ("$a", (object?)answer ?? DBNull.Value),
            ("$j", activity.ToJsonString(AnswerJson.Compact)));
        Run(connection, "UPDATE conversation SET touched = $t WHERE id = $c;", ("$t", Now()), ("$c", conversation));
        return sequence;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeSeconds();

    private Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SqliteConnection connection = database.Value.Open();
            return work(connection);
        },
        cancellationToken);

    private async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                {
                    using SqliteConnection connection = database.Value.Open();
                    Run(connection, "PRAGMA synchronous = FULL;");
                    using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
                    T result = work(connection);
                    transaction.Commit();
                    return result;
                },
                CancellationToken.None);
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

    private static long Scalar(SqliteConnection connection, string sql, params IEnumerable<(string Name, object Value)> parameters)
    {
        using SqliteCommand command = Command(connection, sql, parameters);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static List<T> Query<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params IEnumerable<(string Name, object Value)> parameters)
    {
        using SqliteCommand command = Command(connection, sql, parameters);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, IEnumerable<(string Name, object Value)> parameters)
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
