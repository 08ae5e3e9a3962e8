using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CoopBot.Grounding.Composition;

namespace CoopBot.Host.Pages.Audit;

/// <summary>Verifies the log in the background when somebody asks for it, one run at a time; a page shows how far it is and what it found.</summary>
internal sealed partial class LogVerification(
    IAnswerLog log, IBotSource bots, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<LogVerification> logger)
{
    /// <summary>Findings that are kept to be shown; the others are counted.</summary>
    private const int Kept = 200;

    private readonly Lock gate = new();
    private VerificationRun? current;

    /// <summary>The run of the moment, or the last one; null before the first.</summary>
    public VerificationRun? Current
    {
        get
        {
            lock (gate)
            {
                return current;
            }
        }
    }

    /// <summary>The work of the last run that was begun.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Begins a run, unless one is going on.</summary>
    /// <param name="head">A head that was kept elsewhere, or null.</param>
    /// <param name="withClaims">Whether claims are judged again, too.</param>
    /// <exception cref="FormatException">The head is none.</exception>
    public void Begin(string? head, bool withClaims)
    {
        _ = new ChainCheck(head);
        lock (gate)
        {
            if (current is { Ended: null })
            {
                return;
            }

            current = new VerificationRun(clock.GetUtcNow(), head, withClaims);
        }

        Running = Task.Run(() => RunAsync(head, withClaims, lifetime.ApplicationStopping));
    }

    private async Task RunAsync(string? head, bool withClaims, CancellationToken cancellationToken)
    {
        List<AuditFinding> findings = [];
        long found = 0;
        try
        {
            Bot bot = await bots.CurrentAsync(cancellationToken);
            AuditHead last = await log.HeadAsync(cancellationToken);
            LogVerifier verifier = new(log, new CitationRecheck(bot.Knowledge), new ClaimRecheck(withClaims ? bot.Answerer : null, bot.Knowledge.Version));
            VerificationSummary summary = await verifier.RunAsync(head, Add, new Done(this, last.Sequence), cancellationToken);
            Change(run => run with { Ended = clock.GetUtcNow(), Summary = summary, Findings = findings, Found = found });
        }
        catch (OperationCanceledException)
        {
            Change(run => run with { Ended = clock.GetUtcNow(), IsFailed = true });
        }
        catch (AnswerLogException e)
        {
            LogFailed(e);
            Change(run => run with { Ended = clock.GetUtcNow(), IsFailed = true });
        }

        // What fails is told before what is only worth knowing.
        void Add(AuditFinding finding)
        {
            found++;
            if (findings.Count < Kept)
            {
                findings.Add(finding);
            }
            else if (finding.Fails && findings.FindLastIndex(static f => !f.Fails) is >= 0 and int milder)
            {
                findings.RemoveAt(milder);
                findings.Add(finding);
            }
        }
    }

    private void Change(Func<VerificationRun, VerificationRun> change)
    {
        lock (gate)
        {
            current = change(current!);
        }
    }

    [LoggerMessage(LogLevel.Error, "The answer log couldn't be verified.")]
    private partial void LogFailed(Exception exception);

    private sealed class Done(LogVerification verification, long of) : IProgress<long>
    {
        private const int Step = 500;

        public void Report(long value)
        {
            if (value % Step == 0)
            {
                verification.Change(run => run with { Done = value, Of = Math.Max(of, value) });
            }
        }
    }
}

/// <summary>A verification of the log.</summary>
/// <param name="Started">When it began.</param>
/// <param name="Head">The head that the log had to hold, or null.</param>
/// <param name="WithClaims">Whether claims were judged.</param>
public sealed record VerificationRun(DateTimeOffset Started, string? Head, bool WithClaims)
{
    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Entries done.</summary>
    public long Done { get; init; }

    /// <summary>Entries to do; 0 while it isn't known.</summary>
    public long Of { get; init; }

    /// <summary>What it came to; null while it goes on, and where it failed.</summary>
    public VerificationSummary? Summary { get; init; }

    /// <summary>Some of what was found.</summary>
    public IReadOnlyList<AuditFinding> Findings { get; init; } = [];

    /// <summary>How much was found.</summary>
    public long Found { get; init; }

    /// <summary>Whether it couldn't be done.</summary>
    public bool IsFailed { get; init; }
}
