using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Host.Tests;

/// <summary>Answers as a test says, in place of the bot.</summary>
/// <param name="play">What becomes of a question.</param>
internal sealed class ScriptedService(Func<Inquiry, CancellationToken, Task<Answer>> play) : IAnswerService
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers when it is let.</summary>
    public ScriptedService(Task until)
        : this(async (inquiry, cancellation) =>
        {
            await until.WaitAsync(cancellation);
            return Refusal(inquiry);
        })
    {
    }

    /// <summary>Done when the first question has come.</summary>
    public Task Begun => begun.Task;

    /// <summary>Done when a question was given up.</summary>
    public Task Stopped => stopped.Task;

    /// <summary>An answer that says no.</summary>
    public static Answer Refusal(Inquiry inquiry) =>
        new() { Id = "1", Outcome = Outcome.Refused, Text = "No.", Confidence = 1, Question = inquiry.Question, ResolvedQuestion = inquiry.Question, KnowledgeVersion = "" };

    public async Task<Answer> AskAsync(Inquiry inquiry, Caller caller, CancellationToken cancellationToken)
    {
        begun.TrySetResult();
        try
        {
            return await play(inquiry, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            stopped.TrySetResult();
            throw;
        }
    }

    public Task<Answer> CheckAsync(string claim, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> RateAsync(string answerId, Rating rating, string? comment, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();
}
