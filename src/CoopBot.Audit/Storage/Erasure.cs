using System.Globalization;
using CoopBot.Audit.Log;
using Microsoft.Data.Sqlite;

namespace CoopBot.Audit.Storage;

/// <summary>Takes words or entries out of the log for good, and says so in the log.</summary>
internal static class Erasure
{
    public static RedactionEntry? Redact(SqliteConnection connection, RedactionRequest request, TimeProvider clock)
    {
        RedactionEntry? redaction;
        using (SqliteTransaction transaction = connection.BeginTransaction(deferred: false))
        {
            IReadOnlyList<EntryRange> ranges = EntryRange.Of(Matching(connection, request));
            if (ranges.Count == 0)
            {
                return null;
            }

            redaction = EntryWriter.Append(connection, new RedactionEntry { Entries = ranges, Reason = request.Reason }, clock);
            foreach (EntryRange range in ranges)
            {
                connection.Execute("DELETE FROM audit_part WHERE sequence BETWEEN $from AND $to;", ("$from", range.From), ("$to", range.To));
            }

            transaction.Commit();
        }

        // Deleted cells are overwritten with zeros, but pages that were rearranged may keep copies: the file is written anew.
        connection.Execute("VACUUM;");
        FoldBack(connection);
        return redaction;
    }

    public static CheckpointEntry? Drop(SqliteConnection connection, DateTimeOffset before, TimeProvider clock)
    {
        CheckpointEntry? checkpoint;
        using (SqliteTransaction transaction = connection.BeginTransaction(deferred: false))
        {
            // The newest entry stays whatever its age: the chain goes on from it.
            // Times are read from the index: an entry that is no JSON any more is in nobody's way as long as it isn't dropped itself.
            List<(long Sequence, string Hash)> last = connection.Query(
                $"""
                SELECT sequence, hash FROM audit_entry WHERE sequence < coalesce(
                  (SELECT min(sequence) FROM audit_entry INDEXED BY {AuditSchema.Facts} WHERE time >= $before), (SELECT max(sequence) FROM audit_entry))
                ORDER BY sequence DESC LIMIT 1;
                """,
                static row => (row.GetInt64(0), row.GetString(1)),
                ("$before", AuditJson.Time(before)));
            if (last is not [var (through, hash)])
            {
                return null;
            }

            checkpoint = EntryWriter.Append(connection, new CheckpointEntry { Through = through, ThroughHash = hash, Before = before }, clock);
            connection.Execute("DELETE FROM audit_part WHERE sequence <= $through;", ("$through", through));
            connection.Execute("DELETE FROM audit_entry WHERE sequence <= $through;", ("$through", through));
            transaction.Commit();
        }

        FoldBack(connection);
        return checkpoint;
    }

    private static List<long> Matching(SqliteConnection connection, RedactionRequest request) => request.Person is { } person
        ? connection.Query(
            "SELECT DISTINCT sequence FROM audit_part WHERE name IN ('user', 'conversation') AND value = $person ORDER BY sequence;",
            static row => row.GetInt64(0),
            ("$person", QuerySql.Quoted(person)))
        : connection.Query(
            "SELECT DISTINCT p.sequence FROM audit_part p JOIN audit_entry e ON e.sequence = p.sequence WHERE e.id = $id OR e.answer = $id ORDER BY p.sequence;",
            static row => row.GetInt64(0),
            ("$id", request.AnswerId!));

    /// <summary>Empties the write-ahead file, which still holds the words.</summary>
    private static void FoldBack(SqliteConnection connection)
    {
        bool busy = connection.Query("PRAGMA wal_checkpoint(TRUNCATE);", static row => row.GetInt64(0)) is not [0];
        if (busy)
        {
            throw new AnswerLogException(string.Create(
                CultureInfo.InvariantCulture, $"The words are out of the log, but another program is reading it: {AuditSchema.FileName}-wal keeps them until it is done. Run the command again."));
        }
    }
}
