using System.Security.Cryptography;
using System.Text;
using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge;

/// <summary>A document together with the passages that it was cut into.</summary>
public sealed record ChunkedDocument(Document Document, IReadOnlyList<Passage> Passages);

/// <summary>Makes documents of texts that are no files: a suite's own documents, a test's.</summary>
public static class DocumentBuilder
{
    /// <summary>A document whose canonical text is <paramref name="text"/>, kept exactly: not even normalised.</summary>
    /// <param name="id">Its id; also its path.</param>
    /// <param name="title">Its title; may be empty.</param>
    /// <param name="text">Its text; may be empty.</param>
    /// <param name="date">As precise as known, or null.</param>
    /// <param name="options">How it is cut; the defaults when null.</param>
    public static ChunkedDocument FromText(string id, string? title, string text, string? date = null, ChunkingOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(text);
        var document = new Document(id, id, title ?? "", text, HashOf(Encoding.UTF8.GetBytes(text))) { Date = date };
        return new ChunkedDocument(document, Chunker.Chunk(document, TextSegmenter.Segment(text), options ?? new ChunkingOptions()));
    }

    /// <summary><c>sha256:</c> and the hash in small hexadecimal digits.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
}
