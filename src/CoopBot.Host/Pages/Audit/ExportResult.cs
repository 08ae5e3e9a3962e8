using System.Runtime.CompilerServices;
using System.Text;
using CoopBot.Audit.Export;
using CoopBot.Audit.Log;
using Microsoft.Extensions.Primitives;

namespace CoopBot.Host.Pages.Audit;

/// <summary>Answers as a file, sent while the log is read: a few answers are in memory at a time, and a slow reader holds no thread.</summary>
/// <param name="format">jsonl, csv, prov or chain.</param>
/// <param name="query">Which answers; a chain is sent whole.</param>
internal sealed class ExportResult(string format, AuditQuery query) : IResult
{
    /// <summary>The formats, with their media types and the endings of their files.</summary>
    public static readonly IReadOnlyDictionary<string, (string MediaType, string Ending)> Formats = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["jsonl"] = ("application/jsonl; charset=utf-8", "answers.jsonl"),
        ["csv"] = ("text/csv; charset=utf-8", "answers.csv"),
        ["prov"] = ("application/ld+json; charset=utf-8", "answers.prov.jsonld"),
        ["chain"] = ("application/jsonl; charset=utf-8", "chain.jsonl"),
    };

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        IAnswerLog log = httpContext.RequestServices.GetRequiredService<IAnswerLog>();
        CancellationToken gone = httpContext.RequestAborted;
        (string mediaType, string ending) = Formats[format];
        httpContext.Response.ContentType = mediaType;
        httpContext.Response.Headers.ContentDisposition = new StringValues($"attachment; filename=\"coopbot-{ending}\"");
        ILogger<ExportResult> logger = httpContext.RequestServices.GetRequiredService<ILogger<ExportResult>>();
        IAsyncEnumerable<RatedAnswer> answers = log.ReadAsync(query, logger.LogLeftOut, gone);
        using MemoryStream waiting = new();
        await using StreamWriter writer = new(waiting, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await (format switch
        {
            "chain" => JsonlExport.WriteChainAsync(SendingAsync(log.ReadStoredAsync(gone), gone), writer, gone),
            "csv" => CsvExport.WriteAsync(SendingAsync(answers, gone), writer, gone),
            "prov" => ProvExport.WriteAsync(SendingAsync(answers, gone), writer, gone),
            _ => JsonlExport.WriteAnswersAsync(SendingAsync(answers, gone), writer, gone),
        });
        await SendAsync();

        // Exports write what they have when they are given the next one: before that, what is written goes out.
        async IAsyncEnumerable<T> SendingAsync<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            const int Enough = 1 << 16;
            await foreach (T item in items.WithCancellation(cancellationToken))
            {
                if (waiting.Length >= Enough)
                {
                    await SendAsync();
                }

                yield return item;
            }
        }

        async Task SendAsync()
        {
            await writer.FlushAsync(gone);
            await httpContext.Response.Body.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), gone);
            waiting.SetLength(0);
        }
    }
}

/// <summary>What an export has to tell whoever runs the host.</summary>
internal static partial class ExportLog
{
    [LoggerMessage(LogLevel.Error, "An export left out entry {Sequence} of the answer log: it isn't what was logged. Verify the log.")]
    public static partial void LogLeftOut(this ILogger logger, long sequence);
}
