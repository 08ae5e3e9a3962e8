using Spectre.Console;

namespace CoopBot.Cli.Output;

/// <summary>A bar on a terminal, gone when the work is done.</summary>
internal sealed class BarProgress : IProgressDisplay
{
    public Task<T> RunAsync<T>(string title, Func<IProgress<(int Done, int Of)>, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(title), maxValue: 1))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value)
        {
            task.MaxValue = Math.Max(1, value.Of);
            task.Value = value.Done;
        }
    }
}
