using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Audit.Log;

namespace CoopBot.Audit.Checking;

/// <summary>What is wrong with an entry of the log.</summary>
public enum ChainFault
{
    /// <summary>It, or the one before it, isn't what was appended.</summary>
    Changed,

    /// <summary>Entries before it are missing.</summary>
    Removed,

    /// <summary>It stands in another entry's place.</summary>
    Reordered,

    /// <summary>The log once went on: its newest entries are missing.</summary>
    Cut,
}

/// <summary>One fault.</summary>
/// <param name="Sequence">Where it shows.</param>
/// <param name="Fault">What kind.</param>
/// <param name="Detail">In words.</param>
public sealed record ChainProblem(long Sequence, ChainFault Fault, string Detail);

/// <summary>Checks a log entry by entry, from the oldest: each follows the one before, holds what was hashed, and lacks no words but redacted ones.</summary>
/// <remarks>Keeps no entries; memory grows with the stretches of redacted entries alone.</remarks>
public sealed class ChainCheck
{
    private readonly string? headHash;
    private readonly long headSequence;
    private readonly List<EntryRange> blank = [];
    private readonly List<EntryRange> redacted = [];
    private (long Sequence, string Previous)? first;
    private bool firstExplained;
    private bool headSeen;
    private string? lastHash;

    /// <param name="head">As <see cref="AuditHead"/> writes it, or the hash alone: it must be met. Null: the tail isn't checked.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public ChainCheck(string? head = null)
    {
        if (head is null)
        {
            return;
        }

        string[] parts = head.Trim().Split(':');
        headHash = parts[^1];
        bool numbered = parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out headSequence);
        if (headHash.Length != AuditHead.Origin.Length || !headHash.All(char.IsAsciiHexDigitLower) || (parts.Length != 1 && !numbered))
        {
            throw new FormatException("A head is what \"coopbot audit head\" prints: a number, a colon and 64 hexadecimal digits.");
        }
    }

    /// <summary>Entries seen.</summary>
    public long Count { get; private set; }

    /// <summary>The last entry seen.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Entries some of whose words are blank.</summary>
    public long Blank { get; private set; }

    /// <summary>Takes the next entry.</summary>
    /// <returns>What is wrong with it; mostly nothing.</returns>
    public IReadOnlyList<ChainProblem> Next(StoredEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        List<ChainProblem> problems = [];
        var payload = StoredJson.Parse(entry.Payload) as JsonObject;
        string? previous = StoredJson.Text(payload?["previous"]);
        bool misplaced = payload is not null && StoredJson.Whole(payload["sequence"]) != entry.Sequence;
        if (payload is null || EntryCodec.HashOf(entry.Payload) != entry.Hash)
        {
            problems.Add(new(entry.Sequence, ChainFault.Changed, "Its content doesn't have its hash."));
        }
        else if (misplaced)
        {
            problems.Add(new(entry.Sequence, ChainFault.Reordered, $"Entry {StoredJson.Whole(payload["sequence"])?.ToString(CultureInfo.InvariantCulture) ?? "without a number"} stands in its place."));
        }
        else if (Count == 0)
        {
            Begin(entry.Sequence, previous ?? "");
        }
        else if (entry.Sequence != LastSequence + 1)
        {
            problems.Add(new(entry.Sequence, ChainFault.Removed, Missing(LastSequence + 1, entry.Sequence - 1)));
        }
        else if (lastHash is not null && previous != lastHash)
        {
            problems.Add(new(entry.Sequence, ChainFault.Changed, $"It follows another entry than the one that stands before it: entry {LastSequence} was replaced."));
        }

        if (payload is not null)
        {
            CheckParts(entry, payload, problems);
            Note(payload);
        }

        headSeen |= headHash is not null && entry.Hash == headHash;
        Count++;
        LastSequence = entry.Sequence;
        lastHash = misplaced ? null : entry.Hash; // what follows a misplaced entry can't be told by it
        return problems;
    }

    /// <summary>What shows only at the end: a missing beginning, a missing tail, words that are gone without a redaction.</summary>
    public IReadOnlyList<ChainProblem> End()
    {
        List<ChainProblem> problems = [];
        if (first is { } begun && !firstExplained && begun.Sequence > 1)
        {
            problems.Add(new(begun.Sequence, ChainFault.Removed, Missing(1, begun.Sequence - 1)));
        }
        else if (first is { Sequence: 1 } origin && origin.Previous != AuditHead.Origin)
        {
            problems.Add(new(1, ChainFault.Changed, "The first entry follows another one."));
        }

        foreach (EntryRange range in blank)
        {
            for (long sequence = range.From; sequence <= range.To; sequence++)
            {
                if (!redacted.Exists(r => r.Contains(sequence)))
                {
                    problems.Add(new(sequence, ChainFault.Changed, "Words of it are gone, and no redaction says so."));
                }
            }
        }

        bool dropped = firstExplained && headSequence > 0 && headSequence < first!.Value.Sequence;
        if (headHash is not null && !headSeen && !dropped && headHash != AuditHead.Origin)
        {
            problems.Add(new(LastSequence, ChainFault.Cut, $"The log ends at entry {LastSequence} and doesn't hold the head {headHash}."));
        }

        return problems;
    }

    private void Begin(long sequence, string previous) => first = (sequence, previous);

    private static string Missing(long from, long to) => from == to ? $"Entry {from} is missing." : $"Entries {from} to {to} are missing.";

    private void CheckParts(StoredEntry entry, JsonObject payload, List<ChainProblem> problems)
    {
        JsonObject digests = payload[EntryCodec.Sealed] as JsonObject ?? [];
        foreach (SealedPart part in entry.Parts)
        {
            if (StoredJson.Text(digests[part.Name]) != EntryCodec.DigestOf(part))
            {
                problems.Add(new(entry.Sequence, ChainFault.Changed, $"The words of its field \"{part.Name}\" are not those that were logged."));
            }
        }

        if (digests.Any(d => !entry.Parts.Any(p => p.Name == d.Key)))
        {
            Blank++;
            Extend(blank, entry.Sequence);
        }
    }

    /// <summary>Notes what a redaction or a checkpoint explains.</summary>
    private void Note(JsonObject payload)
    {
        switch (StoredJson.Text(payload["kind"]))
        {
            case "redaction":
                redacted.AddRange((payload["entries"] as JsonArray ?? []).Select(static r => new EntryRange(StoredJson.Whole(StoredJson.Member(r, "from")) ?? 0, StoredJson.Whole(StoredJson.Member(r, "to")) ?? 0)));
                break;
            case "checkpoint" when first is { } begun:
                firstExplained |= StoredJson.Whole(payload["through"]) == begun.Sequence - 1 && StoredJson.Text(payload["throughHash"]) == begun.Previous;
                break;
            default:
                break;
        }
    }

    private static void Extend(List<EntryRange> ranges, long sequence)
    {
        if (ranges.Count > 0 && ranges[^1].To + 1 == sequence)
        {
            ranges[^1] = ranges[^1] with { To = sequence };
        }
        else
        {
            ranges.Add(new EntryRange(sequence, sequence));
        }
    }
}
