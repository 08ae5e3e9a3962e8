namespace CoopBot.Cli.Output;

/// <summary>Shows how far a long piece of work has come, on standard error.</summary>
internal interface IProgressDisplay
{
    /// <summary>Runs <paramref name="work"/>, which reports how many of how many items are done.</summary>
    /// <param name="title">What is being done: "Reading documents".</param>
    /// <param name="work">The work; its reports may come from any thread.</param>
    Task<T> RunAsync<T>(string title, Func<IProgress<(int Done, int Of)>, Task<T>> work);
}

/// <summary>Chooses the display that fits where standard error goes.</summary>
internal static class ProgressDisplay
{
    public static IProgressDisplay For(Terminal terminal) =>
        terminal.ErrorIsTerminal ? new BarProgress() : new LineProgress(terminal.Error);
}
