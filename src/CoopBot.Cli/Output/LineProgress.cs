using System.Globalization;

namespace CoopBot.Cli.Output;

/// <summary>Plain lines for logs and pipes: one at every tenth of the way.</summary>
internal sealed class LineProgress(TextWriter output) : IProgressDisplay
{
    public Task<T> RunAsync<T>(string title, Func<IProgress<(int Done, int Of)>, Task<T>> work) => work(new Lines(title, output));

    private sealed class Lines(string title, TextWriter output) : IProgress<(int Done, int Of)>
    {
        private readonly Lock gate = new();
        private int tenths;

        public void Report((int Done, int Of) value)
        {
            lock (gate)
            {
                int reached = value.Of == 0 ? 0 : (int)(10L * value.Done / value.Of);
                if (reached > tenths)
                {
                    tenths = reached;
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {value.Done} of {value.Of}"));
                }
            }
        }
    }
}
