using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoopBot.Audit.Log;

/// <summary>Turns entries into what is stored and hashed, and back.</summary>
public static class EntryCodec
{
    /// <summary>The member of a payload that holds the digests of the sealed fields.</summary>
    internal const string Sealed = "sealed";

    private const int SaltBytes = 16;
    private const string HashName = "hash";

    /// <summary>The fields that can be blanked: a person's words, what may repeat them, and pseudonyms.</summary>
    private static readonly string[] SealedNames = ["claims", "comment", "conversation", "question", "resolvedQuestion", "text", "user"];

    /// <summary>SHA-256 of a payload's UTF-8 bytes: the entry's hash.</summary>
    public static string HashOf(string payload) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload)));

    /// <summary>The digest that stands in the payload for a sealed field.</summary>
    public static string DigestOf(SealedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(part.Salt.Span);
        hash.AppendData(Encoding.UTF8.GetBytes(part.Value));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether the hash is that of the payload, and every part that is there has the digest that the payload holds of it; and whether it stands in its own place.</summary>
    /// <remarks>Whether it was ever appended, only the chain tells: somebody may have made the hash anew.</remarks>
    public static bool IsAsLogged(StoredEntry stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return HashOf(stored.Payload) == stored.Hash
            && StoredJson.Parse(stored.Payload) is JsonObject payload
            && StoredJson.Whole(payload["sequence"]) == stored.Sequence
            && payload[Sealed] is JsonObject digests
            && stored.Parts.All(p => StoredJson.Text(digests[p.Name]) == DigestOf(p));
    }

    /// <summary>Seals an entry whose place in the log is known.</summary>
    internal static StoredEntry Seal<TEntry>(TEntry entry)
        where TEntry : AuditEntry
    {
        JsonObject payload = JsonSerializer.SerializeToNode(entry, entry.GetType(), AuditJson.Compact)!.AsObject();
        payload.Remove(HashName);
        List<SealedPart> parts = [];
        JsonObject digests = [];
        foreach (string name in SealedNames)
        {
            if (payload.Remove(name, out JsonNode? value) && value is not null)
            {
                SealedPart part = new(name, RandomNumberGenerator.GetBytes(SaltBytes), CanonicalJson.Write(value));
                parts.Add(part);
                digests.Add(name, DigestOf(part));
            }
        }

        payload.Add(Sealed, digests);
        string text = CanonicalJson.Write(payload);
        return new StoredEntry(entry.Sequence, HashOf(text), text, parts);
    }

    /// <summary>The entry as it was appended, but for what has been blanked.</summary>
    /// <exception cref="JsonException">It was tampered with so that it is no entry any more.</exception>
    public static AuditEntry Open(StoredEntry stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        JsonObject entry = StoredJson.Parse(stored.Payload) as JsonObject ?? throw new JsonException("An entry is a JSON object.");
        entry.Remove(Sealed);
        entry[HashName] = stored.Hash;
        foreach (SealedPart part in stored.Parts)
        {
            entry[part.Name] = StoredJson.Parse(part.Value);
        }

        AuditEntry? opened = StoredJson.Text(entry["kind"]) switch
        {
            "answer" => entry.Deserialize<AnswerEntry>(AuditJson.Compact),
            "feedback" => entry.Deserialize<FeedbackEntry>(AuditJson.Compact),
            "redaction" => entry.Deserialize<RedactionEntry>(AuditJson.Compact),
            "checkpoint" => entry.Deserialize<CheckpointEntry>(AuditJson.Compact),
            string other => throw new JsonException($"There is no kind of entry named {other}."),
            null => null,
        };
        return opened switch
        {
            null => throw new JsonException("The entry has no kind."),
            AnswerEntry answer when !IsWhole(answer) => throw new JsonException("The entry lacks what every answer has."),
            _ => opened,
        };
    }

    /// <summary>As <see cref="Open"/>; null for what is no entry any more.</summary>
    public static AuditEntry? TryOpen(StoredEntry stored)
    {
        try
        {
            return Open(stored);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null; // FormatException: a time that is none
        }
    }

    /// <summary>JSON can say null where a record never does.</summary>
    private static bool IsWhole(AnswerEntry answer) =>
        answer is { Id: not null, Channel: not null, Citations: not null, Nearest: not null, Candidates: not null, Documents: not null, Features: not null, Timings: not null, Notes: not null }
        && answer is { Versions: { Knowledge: not null, Models: not null, Settings: not null, Program: not null }, Wording.Kind: not null }
        && answer.Citations.All(static c => c is { Document: not null, DocumentHash: not null, Title: not null, Quote: not null })
        && answer.Nearest.All(static n => n is { Document: not null })
        && answer.Candidates.All(static c => c is { Document: not null })
        && (answer.Claims is null || answer.Claims.All(static c => c is { Text: not null, Citations: not null }));
}
