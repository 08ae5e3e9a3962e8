using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Running;

/// <summary>Runs cases side by side and hands their results over in the order of the cases.</summary>
/// <param name="source">Sets the bot up.</param>
/// <param name="collections">The documents that cases bring with them.</param>
/// <param name="parallelism">Cases at a time; at least 1.</param>
public sealed class CaseRunner(IEngineSource source, IReadOnlyDictionary<string, SuiteCollection> collections, int parallelism)
{
    private readonly EngineCache engines = new(source, collections, capacity: parallelism + 2);

    /// <summary>Runs the cases as they come: a result is handed over as soon as it and all before it are there.</summary>
    /// <returns>One result a case, in order. A case that fails is a result; only being cancelled ends the run.</returns>
    public async IAsyncEnumerable<CaseResult> RunAsync(
        IAsyncEnumerable<SuiteCase> cases, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var slots = new SemaphoreSlim(parallelism);

        // Bounded: behind a slow case a few results may wait for their turn, not the whole suite.
        var running = Channel.CreateBounded<Task<CaseResult>>(4 * parallelism);
        Task feeding = Task.Run(() => FeedAsync(cases, running.Writer, slots, stop.Token), CancellationToken.None);
        try
        {
            await foreach (Task<CaseResult> result in running.Reader.ReadAllAsync(stop.Token))
            {
                yield return await result;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (running.Reader.TryRead(out Task<CaseResult>? left))
            {
                await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Runs one case.</summary>
    public async Task<CaseResult> RunAsync(SuiteCase @case, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(@case);
        Engine? engine = null;
        try
        {
            engine = await engines.GetAsync(@case, cancellationToken);
            Answer answer = @case.Claim is { } claim
                ? await engine.Answerer.CheckAsync(claim, cancellationToken)
                : await engine.Answerer.AskAsync(new Inquiry(@case.Input, @case.History), cancellationToken);
            return new CaseResult(@case, answer with { Id = @case.Id }, Error: null, engine)
            {
                GoldRanks = await GoldRanking.OfAsync(@case, answer, engine, cancellationToken),
            };
        }
#pragma warning disable CA1031 // One case must not sink the others: whatever it threw is its result.
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new CaseResult(@case, Answer: null, e, engine);
        }
    }

    private async Task FeedAsync(
        IAsyncEnumerable<SuiteCase> cases, ChannelWriter<Task<CaseResult>> writer, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (SuiteCase @case in cases.WithCancellation(cancellationToken))
            {
                await slots.WaitAsync(cancellationToken);
                var result = Task.Run(
                    async () =>
                    {
                        try
                        {
                            return await RunAsync(@case, cancellationToken);
                        }
                        finally
                        {
                            slots.Release();
                        }
                    },
                    CancellationToken.None);
                await writer.WriteAsync(result, cancellationToken);
            }
        }
#pragma warning disable CA1031 // Handed to the reader of the channel, who throws it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        writer.Complete(failure);
    }
}
