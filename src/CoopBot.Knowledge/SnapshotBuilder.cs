using System.Security.Cryptography;
using System.Text;
using CoopBot.Knowledge.Chunking;

namespace CoopBot.Knowledge;

/// <summary>Puts documents together to a snapshot and gives it its version.</summary>
public static class SnapshotBuilder
{
    /// <summary>A snapshot of the given documents.</summary>
    /// <param name="documents">In any order; ids must differ.</param>
    /// <param name="vectors">One L2-normalised embedding a passage, in the order of the snapshot's passages; empty without an encoder.</param>
    /// <param name="dimensions">Length of one embedding; 0 without an encoder.</param>
    /// <param name="options">How the documents were cut; the defaults when null.</param>
    /// <param name="models">Names and hashes of the models that decide answers; may be empty.</param>
    /// <exception cref="ArgumentException">Two documents share an id, or the vectors don't match the passages.</exception>
    public static KnowledgeSnapshot Build(
        IEnumerable<ChunkedDocument> documents, ReadOnlyMemory<float> vectors = default, int dimensions = 0, ChunkingOptions? options = null, string models = "")
    {
        ArgumentNullException.ThrowIfNull(documents);
        ChunkedDocument[] ordered = [.. documents.OrderBy(chunked => chunked.Document.Id, StringComparer.Ordinal)];
        Passage[] passages = [.. ordered.SelectMany(chunked => chunked.Passages)];
        if (vectors.Length != passages.Length * dimensions)
        {
            throw new ArgumentException($"{passages.Length} passages of {dimensions} dimensions don't make {vectors.Length} numbers.", nameof(vectors));
        }

        var byId = new SortedDictionary<string, Document>(StringComparer.Ordinal);
        foreach (ChunkedDocument chunked in ordered)
        {
            byId.Add(chunked.Document.Id, chunked.Document);
        }

        return new KnowledgeSnapshot(VersionOf(byId.Values, (options ?? new ChunkingOptions()).Fingerprint, models), byId, passages, vectors, dimensions);
    }

    /// <summary>The version: a hash over what decides answers, so that equal knowledge has an equal name on every machine.</summary>
    /// <param name="documents">In ordinal order of their ids.</param>
    /// <param name="chunking">How they were cut: <see cref="ChunkingOptions.Fingerprint"/>.</param>
    /// <param name="models">The models that decide answers.</param>
    public static string VersionOf(IEnumerable<Document> documents, string chunking, string models)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(chunking);
        ArgumentNullException.ThrowIfNull(models);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, chunking);
        Append(hash, models);
        foreach (Document document in documents)
        {
            Append(hash, document.Id);
            Append(hash, document.Hash);
            Append(hash, document.Title);
            Append(hash, document.Publisher ?? "");
            Append(hash, document.Date ?? "");
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string part)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(part));
        hash.AppendData([0]);
    }
}
