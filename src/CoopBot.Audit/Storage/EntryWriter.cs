using CoopBot.Audit.Log;
using Microsoft.Data.Sqlite;

namespace CoopBot.Audit.Storage;

/// <summary>Appends entries; the caller holds the write lock and commits.</summary>
internal static class EntryWriter
{
    public static TEntry Append<TEntry>(SqliteConnection connection, TEntry entry, TimeProvider clock)
        where TEntry : AuditEntry
    {
        AuditHead head = EntryReader.Head(connection);
        TEntry placed = entry with { Sequence = head.Sequence + 1, Previous = head.Hash, Hash = "", Time = clock.GetUtcNow() };
        StoredEntry stored = EntryCodec.Seal(placed);
        connection.Execute(
            "INSERT INTO audit_entry (sequence, hash, payload) VALUES ($sequence, $hash, $payload);",
            ("$sequence", stored.Sequence), ("$hash", stored.Hash), ("$payload", stored.Payload));
        foreach (SealedPart part in stored.Parts)
        {
            connection.Execute(
                "INSERT INTO audit_part (sequence, name, salt, value) VALUES ($sequence, $name, $salt, $value);",
                ("$sequence", stored.Sequence), ("$name", part.Name), ("$salt", part.Salt.ToArray()), ("$value", part.Value));
        }

        return placed with { Hash = stored.Hash };
    }
}
