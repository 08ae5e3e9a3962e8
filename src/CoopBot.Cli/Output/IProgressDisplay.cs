namespace CoopBot.Cli.Output;

/// <summary>How far a piece of work has come.</summary>
/// <param name="Stage">What is being done: "Reading".</param>
/// <param name="Done">Items done.</param>
/// <param name="Of">Items in all.</param>
internal readonly record struct ProgressStep(string Stage, int Done, int Of);

/// <summary>Shows how far a long piece of work has come, on standard error.</summary>
internal interface IProgressDisplay
{
    /// <summary>Runs <paramref name="work"/>, whose reports may come from any thread.</summary>
    Task<T> RunAsync<T>(Func<IProgress<ProgressStep>, Task<T>> work);
}

/// <summary>Chooses the display that fits where standard error goes.</summary>
internal static class ProgressDisplay
{
    /// <summary>Work that is done sooner shows nothing: it would be gone before it is read.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    public static IProgressDisplay For(Terminal terminal) =>
        terminal.ErrorIsTerminal ? new BarProgress() : new LineProgress(terminal.Error, TimeProvider.System);
}
