using System.Globalization;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CsvHelper;

namespace CoopBot.Audit.Export;

/// <summary>Writes answers as CSV, a row each, for spreadsheets.</summary>
public static class CsvExport
{
    private static readonly string[] Columns =
    [
        "sequence", "id", "time", "channel", "outcome", "reason", "verdict", "confidence", "question", "resolvedQuestion", "text", "documents", "citations",
        "up", "down", "user", "conversation", "wording", "knowledgeVersion", "settingsVersion", "elapsedMs", "hash",
    ];

    /// <summary>Writes all answers.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<RatedAnswer> answers, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);

        // Escape: a question that begins with "=" must not become a formula in somebody's spreadsheet.
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(Columns);
        await foreach (RatedAnswer answer in answers.WithCancellation(cancellationToken))
        {
            csv.WriteRecord(Cells(answer));
        }
    }

    private static string[] Cells(RatedAnswer answer)
    {
        AnswerEntry e = answer.Entry;
        return
        [
            Text(e.Sequence), e.Id, AuditJson.Time(e.Time), e.Channel, AuditJson.Name(e.Outcome), e.Reason is { } reason ? AuditJson.Name(reason) : "",
            e.Verdict is { } verdict ? AuditJson.Name(verdict) : "", Text(e.Confidence), e.Question ?? "", e.ResolvedQuestion ?? "", e.Text ?? "",
            string.Join("; ", e.Citations.Select(static c => c.Document).Distinct(StringComparer.Ordinal)), Text(e.Citations.Count),
            Text(answer.Feedback.Count(static f => f.Rating == Rating.Up)), Text(answer.Feedback.Count(static f => f.Rating == Rating.Down)),
            e.User ?? "", e.Conversation ?? "", e.Wording.Kind, e.Versions.Knowledge, e.Versions.Settings, Text(e.ElapsedMs), e.Hash,
        ];
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
