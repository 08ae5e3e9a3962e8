using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using CoopBot.TestKit;

namespace CoopBot.Host.Tests;

/// <summary>The built host as a process of its own, to be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;

    private HostProcess(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts the host over a folder with <c>knowledge</c> and <c>data</c>, and waits until it is ready.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">Set in the environment.</param>
    public static Task<HostProcess> StartAsync(string folder, params (string Name, string Value)[] settings) =>
        StartAsync(folder, new Uri($"http://127.0.0.1:{FreePort()}"), settings);

    /// <summary>Starts the host at an address that another had before.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="address">The address.</param>
    /// <param name="settings">Set in the environment.</param>
    public static async Task<HostProcess> StartAsync(string folder, Uri address, params (string Name, string Value)[] settings)
    {
        string configuration = typeof(HostProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string program = Path.Combine(SharedFolder.Root, "src", "CoopBot.Host", "bin", configuration, "net10.0", "CoopBot.Host.dll");
        ProcessStartInfo start = new(
            "dotnet",
            [program, "--urls", address.ToString(), "--knowledge", Path.Combine(folder, "knowledge"), "--data", Path.Combine(folder, "data"), "--Logging:LogLevel:Default", "Error"])
        {
            UseShellExecute = false,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        HostProcess host = new(Process.Start(start)!, address);
        while (!await host.IsReadyAsync())
        {
            Assert.False(host.process.HasExited, "the host ended");
            await Task.Delay(50, Cancel);
        }

        return host;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
        Client.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await Client.GetAsync("/readyz", Cancel)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }
}
