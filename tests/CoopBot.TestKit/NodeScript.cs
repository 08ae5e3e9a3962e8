using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace CoopBot.TestKit;

/// <summary>Runs a script of the tests in Node.js with the packages of the root; skips the test where they are not there.</summary>
public static class NodeScript
{
    /// <summary>Runs a script to its end and reads the JSON that it prints.</summary>
    /// <param name="script">Below <c>tests</c>.</param>
    /// <param name="package">What it needs of <c>node_modules</c>.</param>
    /// <param name="arguments">For the script.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<JsonNode> RunAsync(string script, string package, string[] arguments, CancellationToken cancellationToken)
    {
        using Process process = Start(script, package, arguments);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        return JsonNode.Parse(output)!;
    }

    /// <summary>Starts a script, to talk with it by its three streams; whoever starts it ends it.</summary>
    /// <param name="script">Below <c>tests</c>.</param>
    /// <param name="package">What it needs of <c>node_modules</c>.</param>
    /// <param name="arguments">For the script.</param>
    public static Process Start(string script, string package, string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(SharedFolder.Root, "node_modules", package)), $"The npm package {package} is not there: run npm ci at the root.");
        ProcessStartInfo start = new("node", [Path.Combine(SharedFolder.Root, "tests", script), .. arguments])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        Process? started = null;
        try
        {
            started = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node.js is not there.");
        }

        return started!;
    }
}
