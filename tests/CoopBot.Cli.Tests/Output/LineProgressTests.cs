using CoopBot.Cli.Output;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Cli.Tests.Output;

public sealed class LineProgressTests
{
    [Fact]
    public async Task RunAsync_LongWork_WritesALineAtEveryTenth()
    {
        var clock = new FakeTimeProvider();
        using StringWriter output = new() { NewLine = "\n" };

        await new LineProgress(output, clock).RunAsync(progress =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            for (int i = 1; i <= 20; i++)
            {
                progress.Report(new ProgressStep("Reading", i, 20));
            }

            return Task.FromResult(0);
        });

        string[] lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(10, lines.Length);
        Assert.Equal(("Reading: 2 of 20", "Reading: 20 of 20"), (lines[0], lines[^1]));
    }

    [Fact]
    public async Task RunAsync_WorkThatIsDoneAtOnce_WritesNothing()
    {
        using StringWriter output = new();

        int result = await new LineProgress(output, new FakeTimeProvider()).RunAsync(static progress =>
        {
            progress.Report(new ProgressStep("Reading", 5, 5));
            return Task.FromResult(7);
        });

        Assert.Equal((7, ""), (result, output.ToString()));
    }
}
