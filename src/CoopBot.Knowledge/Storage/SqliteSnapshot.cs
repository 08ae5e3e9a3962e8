using System.Runtime.InteropServices;
using System.Text.Json;
using CoopBot.Knowledge.Text;
using Microsoft.Data.Sqlite;

namespace CoopBot.Knowledge.Storage;

/// <summary>Reads everything that one transaction sees.</summary>
internal static class SqliteSnapshot
{
    public static KnowledgeSnapshot Load(SqliteConnection connection, StoreState state, string? encoder, string? endpoint, string models, CancellationToken cancellationToken)
    {
        Dictionary<long, Document> numbered = ReadDocuments(connection);
        (long Number, Document Document)[] ordered = [.. numbered.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value.Id, StringComparer.Ordinal)];

        // SQLite orders by bytes, we by UTF-16: so passages are put in their places rather than read in order.
        var first = new Dictionary<long, int>();
        int count = 0;
        foreach ((long number, Document document) in ordered)
        {
            first.Add(number, count);
            count += state.Documents[document.Path].Passages;
        }

        var passages = new Passage[count];
        foreach ((long number, Passage passage) in ReadPassages(connection, numbered, cancellationToken))
        {
            passages[first[number] + passage.Ordinal] = passage;
        }

        bool complete = encoder is not null && string.Equals(encoder, state.Encoder, StringComparison.Ordinal) && count > 0;
        EmbeddingMatrix? vectors = complete
            ? ReadVectors(connection, encoder!, first, count, cancellationToken) ??
                throw new InvalidDataException("The store lacks embeddings that it should have; delete it to build it anew.")
            : null;
        EmbeddingMatrix? served = endpoint is null ? null : ReadVectors(connection, endpoint, first, count, cancellationToken);
        var byId = new SortedDictionary<string, Document>(StringComparer.Ordinal);
        foreach ((_, Document document) in ordered)
        {
            byId.Add(document.Id, document);
        }

        string all = (vectors is null ? "" : encoder) + "\n" + models + (served is null ? "" : "\n" + endpoint);
        string version = SnapshotBuilder.VersionOf(byId.Values, state.Chunking, all);
        return new KnowledgeSnapshot(version, byId, passages, vectors?.Rows ?? default, vectors?.Dimensions ?? 0) { EndpointVectors = served };
    }

    private static Dictionary<long, Document> ReadDocuments(SqliteConnection connection)
    {
        var documents = new Dictionary<long, Document>();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT number, id, path, title, text, hash, publisher, date, source FROM document;";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            documents.Add(reader.GetInt64(0), new Document(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5))
            {
                Publisher = reader.IsDBNull(6) ? null : reader.GetString(6),
                Date = reader.IsDBNull(7) ? null : reader.GetString(7),
                Source = reader.IsDBNull(8) ? null : reader.GetString(8),
            });
        }

        return documents;
    }

    private static IEnumerable<(long Number, Passage Passage)> ReadPassages(SqliteConnection connection, Dictionary<long, Document> documents, CancellationToken cancellationToken)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT document, ordinal, page, headings, spans FROM passage;";
        using SqliteDataReader reader = command.ExecuteReader();
        string lastHeadings = "[]";
        string[] path = [];
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            long number = reader.GetInt64(0);
            Document document = documents[number];
            string headings = reader.GetString(3);
            if (!string.Equals(headings, lastHeadings, StringComparison.Ordinal))
            {
                // Neighbours mostly share their headings: read them once.
                path = JsonSerializer.Deserialize<string[]>(headings) ?? [];
                lastHeadings = headings;
            }

            (TextSpan span, TextSpan[] sentences) = SpanCodec.Unpack(reader.GetFieldValue<byte[]>(4));
            yield return (number, new Passage(document.Id, reader.GetInt32(1), span, span.Of(document.Text))
            {
                Title = document.Title,
                HeadingPath = path,
                Sentences = sentences,
                Page = reader.IsDBNull(2) ? null : reader.GetInt32(2),
            });
        }
    }

    /// <summary>The vectors of all passages; null when there are no passages, or one lacks its vector.</summary>
    private static EmbeddingMatrix? ReadVectors(SqliteConnection connection, string encoder, Dictionary<long, int> first, int count, CancellationToken cancellationToken)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            "SELECT document, ordinal, vector FROM passage JOIN embedding ON embedding.key = passage.embedding AND embedding.model = (SELECT number FROM model WHERE name = $encoder);";
        command.Parameters.AddWithValue("$encoder", encoder);
        using SqliteDataReader reader = command.ExecuteReader();
        float[] vectors = [];
        int dimensions = 0;
        int found = 0;
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            byte[] vector = reader.GetFieldValue<byte[]>(2);
            if (dimensions == 0)
            {
                dimensions = vector.Length / sizeof(float);
                vectors = new float[(long)count * dimensions];
            }

            if (vector.Length != dimensions * sizeof(float))
            {
                return null; // the endpoint changed its mind on what that model is
            }

            int place = first[reader.GetInt64(0)] + reader.GetInt32(1);
            MemoryMarshal.Cast<byte, float>(vector).CopyTo(vectors.AsSpan(place * dimensions, dimensions));
            found++;
        }

        return found == count && count > 0 ? new EmbeddingMatrix(vectors, dimensions) : null;
    }
}
