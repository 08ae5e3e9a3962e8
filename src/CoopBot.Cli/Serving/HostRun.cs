using System.Diagnostics;

namespace CoopBot.Cli.Serving;

/// <summary>Runs the host as a child process that lives no longer than this one.</summary>
/// <remarks>
/// The host is told to stop when its standard input ends. Closing it is a request to stop in order that works on every system, and the system
/// closes it for us where this process is killed. Output and errors are the host's own: they go where this process's go.
/// </remarks>
internal static class HostRun
{
    /// <summary>How long the host may take to stop: it gives requests 30 seconds to end.</summary>
    public static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(35);

    /// <summary>Starts the host and waits until it has ended; stops it when told to.</summary>
    /// <param name="host">Its assembly.</param>
    /// <param name="arguments">What it is started with.</param>
    /// <param name="clock">Measures <see cref="StopLimit"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The host's exit code, and whether it had to be killed.</returns>
    public static async Task<(int ExitCode, bool Killed)> RunAsync(string host, IEnumerable<string> arguments, TimeProvider clock, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(HostProgram.Muxer(), [host, .. arguments, "--stop-with-input", "true"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        using Process process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, Killed: false);
        }
        catch (OperationCanceledException)
        {
            return await StopAsync(process, clock);
        }
    }

    private static async Task<(int ExitCode, bool Killed)> StopAsync(Process process, TimeProvider clock)
    {
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(StopLimit, clock);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, Killed: false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return (process.ExitCode, Killed: true);
        }
    }
}
