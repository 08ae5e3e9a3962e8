using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CoopBot.Knowledge.Storage;

/// <summary>Writes changes within a transaction that the caller commits.</summary>
internal static class SqliteWriter
{
    public static void SaveEmbeddings(SqliteConnection connection, string model, long generation, IReadOnlyDictionary<string, float[]> embeddings)
    {
        using (SqliteCommand name = Command(connection, "INSERT INTO model (name) VALUES ($model) ON CONFLICT DO NOTHING;", ("$model", model)))
        {
            name.ExecuteNonQuery();
        }

        // One that is there is refreshed in generation only: this run counts on it.
        using SqliteCommand insert = Command(
            connection,
            """
            INSERT INTO embedding (key, model, generation, vector) VALUES ($key, (SELECT number FROM model WHERE name = $model), $generation, $vector)
            ON CONFLICT (key, model) DO UPDATE SET generation = excluded.generation;
            """,
            ("$model", model), ("$generation", generation));
        SqliteParameter key = insert.Parameters.Add("$key", SqliteType.Blob);
        SqliteParameter vector = insert.Parameters.Add("$vector", SqliteType.Blob);
        foreach ((string name, float[] values) in embeddings)
        {
            key.Value = Convert.FromHexString(name);
            vector.Value = MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
            insert.ExecuteNonQuery();
        }
    }

    public static bool TryApply(SqliteConnection connection, ChangeSet changes, CancellationToken cancellationToken)
    {
        using (SqliteCommand state = Command(
            connection,
            "UPDATE knowledge_state SET generation = generation + 1, chunking = $chunking, encoder = $encoder WHERE generation = $basedOn;",
            ("$chunking", changes.Chunking), ("$encoder", (object?)changes.Encoder ?? DBNull.Value), ("$basedOn", changes.BasedOn)))
        {
            if (state.ExecuteNonQuery() == 0)
            {
                return false;
            }
        }

        using (SqliteCommand delete = Command(connection, "DELETE FROM document WHERE path = $path;"))
        {
            SqliteParameter path = delete.Parameters.Add("$path", SqliteType.Text);
            foreach (string gone in changes.RemovedPaths.Concat(changes.Upserts.Select(version => version.Content.Document.Path)))
            {
                path.Value = gone;
                delete.ExecuteNonQuery();
            }
        }

        foreach (DocumentVersion version in changes.Upserts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Insert(connection, version);
        }

        // What no passage uses goes, but for what another run saved since the state before this one: it may be about to use it.
        using SqliteCommand sweep = Command(
            connection,
            "DELETE FROM embedding WHERE generation < $basedOn AND NOT EXISTS (SELECT 1 FROM passage WHERE passage.embedding = embedding.key);",
            ("$basedOn", changes.BasedOn));
        sweep.ExecuteNonQuery();
        return true;
    }

    public static void KeepEmbeddingsOf(SqliteConnection connection, IReadOnlyCollection<string> models)
    {
        string kept = JsonSerializer.Serialize(models);
        using SqliteCommand vectors = Command(
            connection, "DELETE FROM embedding WHERE model NOT IN (SELECT number FROM model WHERE name IN (SELECT value FROM json_each($kept)));", ("$kept", kept));
        vectors.ExecuteNonQuery();
        using SqliteCommand names = Command(connection, "DELETE FROM model WHERE name NOT IN (SELECT value FROM json_each($kept));", ("$kept", kept));
        names.ExecuteNonQuery();
    }

    private static void Insert(SqliteConnection connection, DocumentVersion version)
    {
        Document document = version.Content.Document;
        using SqliteCommand insert = Command(
            connection,
            """
            INSERT INTO document (path, id, declared_id, title, publisher, date, source, hash, passages, notes, text)
            VALUES ($path, $id, $declared, $title, $publisher, $date, $source, $hash, $passages, $notes, $text) RETURNING number;
            """,
            ("$path", document.Path), ("$id", document.Id), ("$declared", (object?)version.DeclaredId ?? DBNull.Value), ("$title", document.Title),
            ("$publisher", (object?)document.Publisher ?? DBNull.Value), ("$date", (object?)document.Date ?? DBNull.Value), ("$source", (object?)document.Source ?? DBNull.Value),
            ("$hash", document.Hash), ("$passages", version.Content.Passages.Count), ("$notes", JsonSerializer.Serialize(version.Notes)), ("$text", document.Text));
        long number = Convert.ToInt64(insert.ExecuteScalar(), CultureInfo.InvariantCulture);

        using SqliteCommand passages = Command(
            connection, "INSERT INTO passage (document, ordinal, page, headings, spans, embedding) VALUES ($document, $ordinal, $page, $headings, $spans, $embedding);", ("$document", number));
        SqliteParameter ordinal = passages.Parameters.Add("$ordinal", SqliteType.Integer);
        SqliteParameter page = passages.Parameters.Add("$page", SqliteType.Integer);
        SqliteParameter headings = passages.Parameters.Add("$headings", SqliteType.Text);
        SqliteParameter spans = passages.Parameters.Add("$spans", SqliteType.Blob);
        SqliteParameter embedding = passages.Parameters.Add("$embedding", SqliteType.Blob);
        foreach (Passage passage in version.Content.Passages)
        {
            ordinal.Value = passage.Ordinal;
            page.Value = (object?)passage.Page ?? DBNull.Value;
            headings.Value = JsonSerializer.Serialize(passage.HeadingPath);
            spans.Value = SpanCodec.Pack(passage);
            embedding.Value = Convert.FromHexString(EmbeddingKey.Of(passage));
            passages.ExecuteNonQuery();
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
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
