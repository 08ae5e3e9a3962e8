using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace CoopBot.TestKit;

/// <summary>The scoring script that others use, beside the checkout; a test that needs it skips without it, or without Python.</summary>
public static class ScoreScript
{
    private const double Tolerance = 1e-12; // sums may be taken in another order

    /// <summary>Scores a file of answers.</summary>
    /// <param name="suite">The suite's folder.</param>
    /// <param name="results">An answer a line.</param>
    /// <param name="texts">A folder with the canonical text of each document as <c>ID.txt</c>; null where the suite brings its documents.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<JsonNode> RunAsync(string suite, string results, string? texts, CancellationToken cancellationToken)
    {
        string? script = SharedFolder.TryFind("tools", "score.py");
        Assert.SkipUnless(script is not null, "The scoring script is not beside this checkout.");
        string[] more = texts is null ? [] : ["--text-dir", texts];
        ProcessStartInfo start = new("python3", [script, suite, results, "--json", .. more]) { RedirectStandardOutput = true, UseShellExecute = false };
        Process? started = null;
        try
        {
            started = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no python3.");
        }

        using Process process = started!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, process.ExitCode);
        return JsonNode.Parse(output)!;
    }

    /// <summary>Fails on the first figure that differs, is missing or is too many.</summary>
    public static void AssertSame(JsonNode? theirs, JsonNode? ours) => AssertSame("", theirs, ours);

    private static void AssertSame(string path, JsonNode? theirs, JsonNode? ours)
    {
        if (theirs is JsonObject expected)
        {
            var actual = Assert.IsType<JsonObject>(ours);
            Assert.Equal(expected.Select(static p => p.Key), actual.Select(static p => p.Key));
            foreach ((string key, JsonNode? value) in expected)
            {
                AssertSame($"{path}/{key}", value, actual[key]);
            }
        }
        else if (theirs is null)
        {
            Assert.True(ours is null, $"{path} is {ours}, not null");
        }
        else
        {
            double want = theirs.GetValue<double>();
            double have = ours?.GetValue<double>() ?? double.NaN;
            Assert.True(Math.Abs(want - have) <= Tolerance, $"{path}: {have}, expected {want}");
        }
    }
}
