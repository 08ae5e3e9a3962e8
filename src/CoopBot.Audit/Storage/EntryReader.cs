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
            static row => (Sequence: row.GetInt64(0), Part: new SealedPart(row.GetString(1), (byte[])row.GetValue(2), row.GetString(3))))
            .ToLookup(static row => row.Sequence, static row => row.Part);
        return [.. bare.Select(e => e with { Parts = [.. parts[e.Sequence]] })];
    }

    /// <summary>The newest entry; the origin for an empty log.</summary>
    public static AuditHead Head(SqliteConnection connection) =>
        connection.Query(
            "SELECT sequence, hash, time FROM audit_entry ORDER BY sequence DESC LIMIT 1;",
            static row => new AuditHead(row.GetInt64(0), row.GetString(1), DateTimeOffset.Parse(row.GetString(2), CultureInfo.InvariantCulture)))
        is [{ } head] ? head : new AuditHead(0, AuditHead.Origin, null);

    /// <summary>Adds what people think of answers.</summary>
    public static List<RatedAnswer> Rated(SqliteConnection connection, List<StoredEntry> answers)
    {
        List<RatedAnswer> rated = [];
        foreach (StoredEntry stored in answers)
        {
            var entry = (AnswerEntry)EntryCodec.Open(stored);
            IEnumerable<FeedbackEntry> feedback = Entries(connection, $"SELECT {Columns} FROM audit_entry e WHERE e.answer = $id ORDER BY e.sequence;", ("$id", entry.Id))
                .Select(static f => EntryCodec.Open(f)).OfType<FeedbackEntry>();
            rated.Add(new RatedAnswer(entry, Newest(feedback)));
        }

        return rated;
    }

    /// <summary>The newest of each person, in order; of people who aren't known every one.</summary>
    private static FeedbackEntry[] Newest(IEnumerable<FeedbackEntry> feedback) =>
        [.. feedback.GroupBy(static f => f.User ?? f.Hash, StringComparer.Ordinal).Select(static g => g.Last()).OrderBy(static f => f.Sequence)];
}
