using Spectre.Console;

namespace CoopBot.Cli.Output;

/// <summary>A bar on a terminal, gone when the work is done.</summary>
internal sealed class BarProgress : IProgressDisplay
{
    public async Task<T> RunAsync<T>(Func<IProgress<ProgressStep>, Task<T>> work)
    {
        var bar = new Bar();
        Task<T> running = work(bar);
        if (await Task.WhenAny(running, Task.Delay(ProgressDisplay.Patience)) != running)
        {
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            await console.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(async context =>
                {
                    bar.Show(context);
                    await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                });
        }

        return await running;
    }

    private sealed class Bar : IProgress<ProgressStep>
    {
        private readonly Lock gate = new();
        private ProgressContext? context;
        private ProgressTask? task;
        private ProgressStep latest;

        public void Show(ProgressContext shown)
        {
            lock (gate)
            {
                context = shown;
                Draw();
            }
        }

        public void Report(ProgressStep value)
        {
            lock (gate)
            {
                latest = value;
                Draw();
            }
        }

        private void Draw()
        {
            if (context is null || latest.Stage is null)
            {
                return;
            }

            string stage = Markup.Escape(latest.Stage);
            if (task is null || !string.Equals(task.Description, stage, StringComparison.Ordinal))
            {
                task?.StopTask();
                task = context.AddTask(stage);
            }

            task.MaxValue = Math.Max(1, latest.Of);
            task.Value = latest.Done;
        }
    }
}
