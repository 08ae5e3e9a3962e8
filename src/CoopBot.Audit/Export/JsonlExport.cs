using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit.Log;

namespace CoopBot.Audit.Export;

/// <summary>Writes the log as JSON lines.</summary>
public static class JsonlExport
{
    /// <summary>Answers as people and programs read them: the entry with a field <c>feedback</c>.</summary>
    public static async Task WriteAnswersAsync(IAsyncEnumerable<RatedAnswer> answers, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(output);
        await foreach (RatedAnswer answer in answers.WithCancellation(cancellationToken))
        {
            output.WriteLine(Json(answer).ToJsonString(AuditJson.Compact));
        }
    }

    /// <summary>Every entry as it is stored: all that somebody else needs to verify the chain without this program (docs/audit.md).</summary>
    public static async Task WriteChainAsync(IAsyncEnumerable<StoredEntry> entries, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(output);
        await foreach (StoredEntry entry in entries.WithCancellation(cancellationToken))
        {
            // By hand: payload and values are written byte for byte as they were hashed.
            IEnumerable<string> parts = entry.Parts.Select(static p =>
                $"\"{p.Name}\":{{\"salt\":\"{Convert.ToHexStringLower(p.Salt.Span)}\",\"value\":{p.Value}}}");
            output.WriteLine(FormattableString.Invariant(
                $"{{\"sequence\":{entry.Sequence},\"hash\":\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(entry.Hash)}\",\"payload\":{entry.Payload},\"parts\":{{{string.Join(',', parts)}}}}}"));
        }
    }

    /// <summary>One answer with its feedback.</summary>
    public static JsonObject Json(RatedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        JsonObject json = JsonSerializer.SerializeToNode(answer.Entry, AuditJson.Compact)!.AsObject();
        json["feedback"] = JsonSerializer.SerializeToNode(answer.Feedback, AuditJson.Compact);
        return json;
    }
}
