using System.Globalization;
using CoopBot.Audit.Log;
using Microsoft.Data.Sqlite;

namespace CoopBot.Audit.Storage;

/// <summary>Reads entries with their parts.</summary>
internal static class EntryReader
{
    /// <summary>Columns that <see cref="Entries"/> expects, of a table that goes by <c>e</c>.</summary>
    public const string Columns = "e.sequence, e.hash, e.payload";

    /// <summary>The entries that a statement selects, in its order.</summary>
    /// <param name="connection">The log.</param>
    /// <param name="sql">Selects <see cref="Columns"/>.</param>
    /// <param name="parameters">Of the statement.</param>
    public static List<StoredEntry> Entries(SqliteConnection connection, string sql, params IEnumerable<(string Name, object Value)> parameters)
    {
        List<StoredEntry> bare = connection.Query(sql, static row => new StoredEntry(row.GetInt64(0), row.GetString(1), row.GetString(2), []), parameters);
        if (bare.Count == 0)
        {
            return bare;
        }

        // Numbers of ours, no text of anybody: they may stand in the statement.
        string numbers = string.Join(',', bare.Select(static e => e.Sequence.ToString(CultureInfo.InvariantCulture)));
        ILookup<long, SealedPart> parts = connection.Query(
            $"SELECT sequence, name, salt, value FROM audit_part WHERE sequence IN ({numbers}) ORDER BY sequence, name;",
            static row => (Sequence: row.GetInt64(0), Part: new SealedPart(row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetString(3))))
            .ToLookup(static row => row.Sequence, static row => row.Part);
        return [.. bare.Select(e => e with { Parts = [.. parts[e.Sequence]] })];
    }

    /// <summary>The newest entry; the origin for an empty log.</summary>
    /// <remarks>The time is read here and not by SQLite: an entry that is no JSON any more must not keep the next one from being appended.</remarks>
    public static AuditHead Head(SqliteConnection connection) =>
        connection.Query(
            "SELECT sequence, hash, payload FROM audit_entry ORDER BY sequence DESC LIMIT 1;",
            static row => new AuditHead(row.GetInt64(0), row.GetString(1), TimeOf(row.GetString(2))))
        is [{ } head] ? head : new AuditHead(0, AuditHead.Origin, null);

    /// <summary>Adds what people think of answers.</summary>
    public static List<AnswerRow> Rated(SqliteConnection connection, List<StoredEntry> answers)
    {
        List<AnswerRow> rows = [];
        foreach (StoredEntry stored in answers)
        {
            RatedAnswer? rated = null;
            if (EntryCodec.IsAsLogged(stored) && EntryCodec.TryOpen(stored) is AnswerEntry entry)
            {
                IEnumerable<FeedbackEntry> feedback = Entries(connection, $"SELECT {Columns} FROM audit_entry e WHERE e.answer = $id ORDER BY e.sequence;", ("$id", entry.Id))
                    .Where(EntryCodec.IsAsLogged).Select(EntryCodec.TryOpen).OfType<FeedbackEntry>();
                rated = new RatedAnswer(entry, Newest(feedback));
            }

            rows.Add(new AnswerRow(stored.Sequence, rated));
        }

        return rows;
    }

    private static DateTimeOffset? TimeOf(string payload) =>
        DateTimeOffset.TryParse(StoredJson.Text(StoredJson.Member(StoredJson.Parse(payload), "time")), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time : null;

    /// <summary>The newest of each person, in order; of people who aren't known every one.</summary>
    private static FeedbackEntry[] Newest(IEnumerable<FeedbackEntry> feedback) =>
        [.. feedback.GroupBy(static f => f.User ?? f.Hash, StringComparer.Ordinal).Select(static g => g.Last()).OrderBy(static f => f.Sequence)];
}

/// <summary>An entry that the index lists as an answer.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Answer">The answer; null where the entry isn't what was logged.</param>
internal sealed record AnswerRow(long Sequence, RatedAnswer? Answer);
