using System.Text.RegularExpressions;

namespace CoopBot.Cli.Tests.Serving;

/// <summary>A <c>coopbot serve</c>, or a host, that runs on a free port of its own.</summary>
internal sealed partial class ServedHost : IDisposable
{
    private readonly System.Diagnostics.Process process;
    private readonly HttpClient client;

    private ServedHost(System.Diagnostics.Process process, HttpClient client)
    {
        this.process = process;
        this.client = client;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Waits until the host says where it is, and can answer.</summary>
    /// <param name="process">Started with <c>--urls http://127.0.0.1:0</c>, with its streams redirected; disposed with this.</param>
    public static async Task<ServedHost> OfAsync(System.Diagnostics.Process process)
    {
        Match at = Match.Empty;
        while (!at.Success)
        {
            string? line = await process.StandardOutput.ReadLineAsync(Cancel);
            if (line is null)
            {
                Assert.Fail($"The host ended before it said where it is: {await process.StandardError.ReadToEndAsync(Cancel)}");
            }

            at = Address().Match(line);
        }

        ServedHost host = new(process, new HttpClient { BaseAddress = new UriBuilder(at.Value) { Host = "127.0.0.1" }.Uri });
        while (!(await host.client.GetAsync("/readyz", Cancel)).IsSuccessStatusCode)
        {
            Assert.False(process.HasExited, "the host ended");
            await Task.Delay(50, Cancel);
        }

        return host;
    }

    /// <summary>What the host answers at a path.</summary>
    public Task<string> GetAsync(string path) => client.GetStringAsync(path, Cancel);

    /// <summary>Asks the process that started the host to end, as service managers do, and waits until both have.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        using System.Diagnostics.Process kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await EndAsync(Cancel);
        return process.ExitCode;
    }

    /// <summary>Kills the process that started the host, and waits until the host has ended, too.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await EndAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        client.Dispose();
    }

    /// <summary>Both write to the same pipe, so its end is the end of both.</summary>
    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
    }

    [GeneratedRegex(@"(?<=^CoopBot is at )http://[\d.]+:\d+")]
    private static partial Regex Address();
}
