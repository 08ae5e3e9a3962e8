using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Running;

/// <summary>An engine that echoes, and counts how often it is set up.</summary>
internal sealed class StubEngines : IEngineSource, IQuestionAnswerer
{
    private readonly KnowledgeSnapshot knowledge = SnapshotBuilder.Build([]);
    private int opened;

    public int Opened => opened;

    /// <summary>Called with each question before it is answered; what it throws is the case's failure.</summary>
    public Func<string, Task> Before { get; init; } = static _ => Task.CompletedTask;

    public Task<Engine> OpenAsync(SuiteCollection? collection, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref opened);
        return Task.FromResult(new Engine(this, knowledge));
    }

    public async Task<Answer> AskAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        await Before(inquiry.Question).WaitAsync(cancellationToken);
        return Samples.Answer(Outcome.Answered, string.Join('|', inquiry.History.Append(inquiry.Question)));
    }

    public async Task<Answer> CheckAsync(string claim, CancellationToken cancellationToken)
    {
        await Before(claim).WaitAsync(cancellationToken);
        return Samples.Answer(Outcome.Checked, claim) with { Verdict = Verdict.Supported };
    }
}
