using System.Globalization;

namespace CoopBot.Cli.Output;

/// <summary>Plain lines for logs and pipes: one at every tenth of the way.</summary>
internal sealed class LineProgress(TextWriter output, TimeProvider clock) : IProgressDisplay
{
    public Task<T> RunAsync<T>(Func<IProgress<ProgressStep>, Task<T>> work) => work(new Lines(output, clock));

    private sealed class Lines(TextWriter output, TimeProvider clock) : IProgress<ProgressStep>
    {
        private readonly long started = clock.GetTimestamp();
        private readonly Lock gate = new();
        private string stage = "";
        private int tenths;

        public void Report(ProgressStep value)
        {
            lock (gate)
            {
                if (!string.Equals(stage, value.Stage, StringComparison.Ordinal))
                {
                    (stage, tenths) = (value.Stage, 0);
                }

                int reached = value.Of == 0 ? 0 : (int)(10L * value.Done / value.Of);
                if (reached > tenths && clock.GetElapsedTime(started) > ProgressDisplay.Patience)
                {
                    tenths = reached;
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {value.Done} of {value.Of}"));
                }
            }
        }
    }
}
