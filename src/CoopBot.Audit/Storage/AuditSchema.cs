namespace CoopBot.Audit.Storage;

/// <summary>The tables of the answer log.</summary>
internal static class AuditSchema
{
    public const string Name = "audit";

    /// <summary>Name of the file: a log outlives the knowledge store, which can be deleted and made anew at any time.</summary>
    public const string FileName = "audit.db";

    /// <summary>What is searched by is computed from the payload, which the hash covers: a column of its own could say something else.</summary>
    public static readonly string[] Steps =
    [
        """
        CREATE TABLE audit_entry (
          sequence INTEGER PRIMARY KEY, hash TEXT NOT NULL, payload TEXT NOT NULL,
          kind TEXT GENERATED ALWAYS AS (payload ->> '$.kind') VIRTUAL,
          time TEXT GENERATED ALWAYS AS (payload ->> '$.time') VIRTUAL,
          id TEXT GENERATED ALWAYS AS (payload ->> '$.id') VIRTUAL,
          answer TEXT GENERATED ALWAYS AS (payload ->> '$.answer') VIRTUAL);
        CREATE INDEX audit_entry_id ON audit_entry (id) WHERE id IS NOT NULL;
        CREATE INDEX audit_entry_answer ON audit_entry (answer) WHERE answer IS NOT NULL;
        CREATE INDEX audit_entry_kind ON audit_entry (kind) WHERE kind IN ('redaction', 'checkpoint');

        CREATE TABLE audit_part (
          sequence INTEGER NOT NULL, name TEXT NOT NULL, salt BLOB NOT NULL, value TEXT NOT NULL, PRIMARY KEY (sequence, name)) WITHOUT ROWID;
        CREATE INDEX audit_part_person ON audit_part (value) WHERE name IN ('user', 'conversation');
        """,
    ];
}
