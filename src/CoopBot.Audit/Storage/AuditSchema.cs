namespace CoopBot.Audit.Storage;

/// <summary>The tables of the answer log.</summary>
internal static class AuditSchema
{
    public const string Name = "audit";

    /// <summary>Name of the file: a log outlives the knowledge store, which can be deleted and made anew at any time.</summary>
    public const string FileName = "audit.db";

    /// <summary>The index that filters read instead of the entries: a hundredth of the bytes, and no JSON to take apart.</summary>
    public const string Facts = "audit_entry_facts";

    /// <summary>
    /// What is searched by is computed from the payload, which the hash covers: a column of its own could say something else. SQLite keeps it
    /// in the transaction of the entry, so that it is never ahead or behind; a verification reads the entries alone.
    /// </summary>
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
        """
        ALTER TABLE audit_entry ADD COLUMN channel TEXT GENERATED ALWAYS AS (payload ->> '$.channel') VIRTUAL;
        ALTER TABLE audit_entry ADD COLUMN outcome TEXT GENERATED ALWAYS AS (payload ->> '$.outcome') VIRTUAL;
        ALTER TABLE audit_entry ADD COLUMN reason TEXT GENERATED ALWAYS AS (payload ->> '$.reason') VIRTUAL;
        ALTER TABLE audit_entry ADD COLUMN verdict TEXT GENERATED ALWAYS AS (payload ->> '$.verdict') VIRTUAL;
        CREATE INDEX audit_entry_facts ON audit_entry (sequence, kind, time, channel, outcome, reason, verdict, id);

        CREATE TABLE audit_cited (document TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (document, sequence)) WITHOUT ROWID;
        INSERT INTO audit_cited
          SELECT DISTINCT c.value ->> '$.document', e.sequence FROM audit_entry e, json_each(e.payload, '$.citations') c WHERE c.value ->> '$.document' IS NOT NULL;
        CREATE TRIGGER audit_cited_added AFTER INSERT ON audit_entry BEGIN
          INSERT INTO audit_cited
            SELECT DISTINCT c.value ->> '$.document', new.sequence FROM json_each(new.payload, '$.citations') c WHERE c.value ->> '$.document' IS NOT NULL;
        END;
        CREATE TRIGGER audit_cited_dropped AFTER DELETE ON audit_entry BEGIN
          DELETE FROM audit_cited
            WHERE sequence = old.sequence AND document IN (SELECT c.value ->> '$.document' FROM json_each(old.payload, '$.citations') c);
        END;
        """,
    ];
}
