namespace CoopBot.Audit.Log;

/// <summary>An entry as it is stored: what the hash is made over, and the words that can be blanked apart from it.</summary>
/// <param name="Sequence">The number that it is stored under.</param>
/// <param name="Hash">The hash that it is stored with.</param>
/// <param name="Payload">Canonical JSON (<see cref="CanonicalJson"/>): the open fields and, as <c>sealed</c>, the digest of each sealed one.</param>
/// <param name="Parts">The sealed fields that are still there.</param>
public sealed record StoredEntry(long Sequence, string Hash, string Payload, IReadOnlyList<SealedPart> Parts);

/// <summary>A field that can be blanked. Its digest, which stays, is SHA-256 over salt and value.</summary>
/// <param name="Name">As in the entry: <c>question</c>, <c>text</c>, ….</param>
/// <param name="Salt">16 random bytes, so that nobody can guess the words from the digest once they are blanked.</param>
/// <param name="Value">Canonical JSON.</param>
public sealed record SealedPart(string Name, ReadOnlyMemory<byte> Salt, string Value);
