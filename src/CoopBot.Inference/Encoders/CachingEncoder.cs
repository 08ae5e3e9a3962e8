using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace CoopBot.Inference.Encoders;

/// <summary>Remembers vectors in a file, so that a text is encoded once: for evaluation, which runs the same texts again and again.</summary>
/// <remarks>
/// One file a model version, named after it, in records of a text's hash and its vector, appended. A torn last record is
/// ignored. One process writes at a time; others read what was there when they started.
/// </remarks>
public sealed class CachingEncoder : ITextEncoder
{
    private const int KeyBytes = 16; // half a SHA-256: no two texts of a corpus share it

    private readonly ITextEncoder encoder;
    private readonly ConcurrentDictionary<UInt128, float[]> known = new();
    private readonly FileStream? file;
    private readonly Lock writing = new();

    /// <param name="encoder">Asked for what isn't known; disposed of with this.</param>
    /// <param name="folder">Where the file lies; made when missing.</param>
    public CachingEncoder(ITextEncoder encoder, string folder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        this.encoder = encoder;
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"embeddings-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(encoder.Version)))[..16]}.bin");
        file = TryOpen(path);
        Read(path);
    }

    public int Dimensions => encoder.Dimensions;

    public string Version => encoder.Version;

    public int MaxTokens => encoder.MaxTokens;

    private int RecordBytes => KeyBytes + (Dimensions * sizeof(float));

    public int CountTokens(string text) => encoder.CountTokens(text);

    public async ValueTask<ReadOnlyMemory<float>> EncodeQuestionAsync(string question, CancellationToken cancellationToken)
    {
        UInt128 key = Key("question", question);
        if (!known.TryGetValue(key, out float[]? vector))
        {
            vector = (await encoder.EncodeQuestionAsync(question, cancellationToken)).ToArray();
            Keep([(key, vector)]);
        }

        return vector;
    }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        if (options is not null)
        {
            return await encoder.GenerateAsync(texts, options, cancellationToken); // what options ask for isn't part of the key
        }

        UInt128[] keys = Array.ConvertAll(texts, static text => Key("passage", text));
        int[] missing = [.. Enumerable.Range(0, texts.Length).Where(i => !known.ContainsKey(keys[i]))];
        if (missing.Length > 0)
        {
            GeneratedEmbeddings<Embedding<float>> made =
                await encoder.GenerateAsync(missing.Select(i => texts[i]), cancellationToken: cancellationToken);
            Keep([.. missing.Select((i, n) => (keys[i], made[n].Vector.ToArray()))]);
        }

        return new GeneratedEmbeddings<Embedding<float>>(keys.Select(key => new Embedding<float>(known[key]) { ModelId = Version }));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => encoder.GetService(serviceType, serviceKey);

    public void Dispose()
    {
        file?.Dispose();
        encoder.Dispose();
    }

    private static UInt128 Key(string kind, string text) =>
        MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(kind + "\n" + text)));

    /// <summary>The file to append to, or null where another process has it.</summary>
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Read(string path)
    {
        using var reader = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        byte[] record = new byte[RecordBytes];
        long end = 0;
        while (reader.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length)
        {
            known[MemoryMarshal.Read<UInt128>(record)] = MemoryMarshal.Cast<byte, float>(record.AsSpan(KeyBytes)).ToArray();
            end += record.Length;
        }

        file?.Seek(end, SeekOrigin.Begin); // a torn record is written over
    }

    private void Keep((UInt128 Key, float[] Vector)[] made)
    {
        lock (writing)
        {
            foreach ((UInt128 key, float[] vector) in made)
            {
                if (known.TryAdd(key, vector))
                {
                    file?.Write(MemoryMarshal.AsBytes([key]));
                    file?.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
                }
            }

            file?.Flush();
        }
    }
}
