using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CoopBot.Bench.Chat;

/// <summary>The host as a process of its own, on the loopback interface alone.</summary>
internal sealed class HostUnderLoad : IDisposable
{
    private readonly Process process;

    private HostUnderLoad(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<HostUnderLoad> StartAsync(string program, string knowledge, string data)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Uri address = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        ProcessStartInfo start = new("dotnet", [program, "--urls", address.ToString(), "--knowledge", knowledge, "--data", data, "--Logging:LogLevel:Default", "Error"]) { UseShellExecute = false };

        // All come from one address, which a real host would slow down.
        start.Environment["COOPBOT_DirectLine__ConversationsPerMinute"] = "1000000";
        HostUnderLoad host = new(Process.Start(start)!, address);
        using HttpClient http = new() { BaseAddress = address };
        while (true)
        {
            try
            {
                if ((await http.GetAsync("/readyz")).IsSuccessStatusCode)
                {
                    return host;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }
    }

    /// <summary>The most memory that the process held at one time, in bytes: the kernel's own count.</summary>
    public long PeakMemory()
    {
        string status = $"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status";
        if (File.Exists(status))
        {
            string line = File.ReadLines(status).First(static l => l.StartsWith("VmHWM", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }

        process.Refresh();
        return process.PeakWorkingSet64;
    }

    public void Stop()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose() => process.Dispose();
}
