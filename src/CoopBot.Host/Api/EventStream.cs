using System.Text.Json;
using System.Threading.Channels;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Host.Api;

/// <summary>Server-sent events: <c>progress</c> for each stage, then one <c>answer</c> or one <c>error</c>. A comment now and then keeps the line open.</summary>
internal sealed class EventStream(Func<IProgress<AnswerStage>?, CancellationToken, Task<Answer>> work) : IResult
{
    public const string ContentType = "text/event-stream";

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        HttpResponse response = httpContext.Response;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        CancellationToken gone = httpContext.RequestAborted;
        await response.StartAsync(gone);
        Channel<string> events = Channel.CreateUnbounded<string>();
        Task working = RunAsync(events.Writer, httpContext, gone);
        while (true)
        {
            Task<bool> next = events.Reader.WaitToReadAsync(gone).AsTask();
            if (await Task.WhenAny(next, Task.Delay(KeepAlive, gone)) != next)
            {
                await response.WriteAsync(": still working\n\n", gone);
                await response.Body.FlushAsync(gone);
            }

            if (!await next)
            {
                break;
            }

            while (events.Reader.TryRead(out string? line))
            {
                await response.WriteAsync(line, gone);
            }

            await response.Body.FlushAsync(gone);
        }

        await working;
    }

    private static string Event(string name, object data) => $"event: {name}\ndata: {JsonSerializer.Serialize(data, AnswerJson.Compact)}\n\n";

    private async Task RunAsync(ChannelWriter<string> events, HttpContext context, CancellationToken gone)
    {
        try
        {
            Answer answer = await work(new Progress(events), gone);
            events.TryWrite(Event("answer", answer));
        }
        catch (ServiceBusyException e)
        {
            events.TryWrite(Event("error", new { title = e.Message, status = 429, retryAfter = (int)Math.Ceiling(e.RetryAfter.TotalSeconds) }));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            context.RequestServices.GetRequiredService<ILogger<EventStream>>().LogStreamFailed(e);
            string title = e is AnswerLogException ? "The answer can't be logged, and so isn't given." : "Something went wrong.";
            events.TryWrite(Event("error", new { title, status = 500 }));
        }
        finally
        {
            events.Complete();
        }
    }

    private sealed class Progress(ChannelWriter<string> events) : IProgress<AnswerStage>
    {
        public void Report(AnswerStage value) => events.TryWrite(Event("progress", new { stage = value }));
    }
}

/// <summary>Messages of the API's log: no word of a question in them.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(LogLevel.Error, "A request failed while its answer was streamed.")]
    public static partial void LogStreamFailed(this ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "A request failed.")]
    public static partial void LogRequestFailed(this ILogger logger, Exception exception);
}
