using System.Text.Json;
using System.Text.RegularExpressions;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Host.Api;

namespace CoopBot.Host.OpenAi;

/// <summary>An answer as OpenAI's stream: the role, the text sentence by sentence, its annotations, the end. A comment now and then keeps the line open.</summary>
/// <param name="work">Answers; told by its argument, progress is the sign that the answer is under way.</param>
/// <param name="render">Makes the text of an answer.</param>
/// <param name="usage">Whether a last chunk tells the tokens.</param>
/// <param name="created">Unix time.</param>
internal sealed partial class ChatStream(Func<IProgress<AnswerStage>, CancellationToken, Task<Answer>> work, Func<Answer, ChatText> render, bool usage, long created) : IResult
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        HttpResponse response = httpContext.Response;
        CancellationToken gone = httpContext.RequestAborted;
        Begin begun = new();
        Task<Answer> working = work(begun, gone);

        // What fails before it is begun (the queue is full) is an ordinary error with its status.
        if (await Task.WhenAny(working, begun.Task, Task.Delay(KeepAlive, gone)) == working && !working.IsCompletedSuccessfully)
        {
            await working;
        }

        response.ContentType = EventStream.ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.StartAsync(gone);
        try
        {
            while (await Task.WhenAny(working, Task.Delay(KeepAlive, gone)) != working)
            {
                gone.ThrowIfCancellationRequested();
                await response.WriteAsync(": still working\n\n", gone);
                await response.Body.FlushAsync(gone);
            }

            await WriteAsync(response, await working, gone);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            int status = e is ServiceBusyException ? StatusCodes.Status429TooManyRequests : StatusCodes.Status500InternalServerError;
            if (e is not ServiceBusyException)
            {
                httpContext.RequestServices.GetRequiredService<ILogger<ChatStream>>().LogStreamFailed(e);
            }

            string message = e is AnswerLogException ? "The answer can't be logged, and so isn't given." : e is ServiceBusyException ? e.Message : "Something went wrong.";
            await SendAsync(response, OpenAiErrors.Body(status, message), gone);
        }
    }

    private async Task WriteAsync(HttpResponse response, Answer answer, CancellationToken gone)
    {
        ChatText text = render(answer);
        ChatChunk Chunk(ChatDelta delta, string? reason = null) => new(OpenAiRoutes.IdOf(answer), "chat.completion.chunk", created, ChatTurns.Model, [new ChatChunkChoice(0, delta, reason)]);

        await SendAsync(response, Chunk(new ChatDelta { Role = "assistant", Content = "" }), gone);
        foreach (Match piece in Piece().Matches(text.Content))
        {
            await SendAsync(response, Chunk(new ChatDelta { Content = piece.Value }), gone);
        }

        if (text.Annotations.Count > 0)
        {
            await SendAsync(response, Chunk(new ChatDelta { Content = "", Annotations = text.Annotations }), gone);
        }

        await SendAsync(response, Chunk(new ChatDelta(), "stop") with { Answer = answer }, gone);
        if (usage)
        {
            await SendAsync(response, Chunk(new ChatDelta()) with { Choices = [], Usage = new ChatUsage() }, gone);
        }

        await response.WriteAsync("data: [DONE]\n\n", gone);
        await response.Body.FlushAsync(gone);
    }

    private static async Task SendAsync(HttpResponse response, object data, CancellationToken gone)
    {
        await response.WriteAsync($"data: {JsonSerializer.Serialize(data, AnswerJson.Compact)}\n\n", gone);
        await response.Body.FlushAsync(gone);
    }

    // Through the blank behind a sentence's end or a number, and through line ends: together the pieces are the text.
    [GeneratedRegex(@".+?(?:(?<=[.!?\]])[ ]+|\n+|\z)", RegexOptions.Singleline)]
    private static partial Regex Piece();

    private sealed class Begin : IProgress<AnswerStage>
    {
        private readonly TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => source.Task;

        public void Report(AnswerStage value) => source.TrySetResult();
    }
}
