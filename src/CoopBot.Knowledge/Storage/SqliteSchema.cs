namespace CoopBot.Knowledge.Storage;

/// <summary>The tables of the knowledge store.</summary>
internal static class SqliteSchema
{
    public const string Name = "knowledge";

    /// <summary>Texts stand once, in their document; a passage is a pair of offsets. An embedding belongs to a text, not to a place.</summary>
    public static readonly string[] Steps =
    [
        """
        CREATE TABLE knowledge_state (
          one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL, chunking TEXT NOT NULL, encoder TEXT);
        INSERT INTO knowledge_state VALUES (1, 0, '', NULL);

        CREATE TABLE document (
          number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, id TEXT NOT NULL UNIQUE, declared_id TEXT, title TEXT NOT NULL,
          publisher TEXT, date TEXT, source TEXT, hash TEXT NOT NULL, passages INTEGER NOT NULL, notes TEXT NOT NULL, text TEXT NOT NULL);

        CREATE TABLE passage (
          document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE, ordinal INTEGER NOT NULL, page INTEGER,
          headings TEXT NOT NULL, spans BLOB NOT NULL, embedding BLOB NOT NULL, PRIMARY KEY (document, ordinal)) WITHOUT ROWID;
        CREATE INDEX passage_embedding ON passage (embedding);

        CREATE TABLE model (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE embedding (
          key BLOB NOT NULL, model INTEGER NOT NULL REFERENCES model (number), generation INTEGER NOT NULL, vector BLOB NOT NULL);
        CREATE UNIQUE INDEX embedding_key ON embedding (key, model);
        """,
    ];
}
