using System.Diagnostics;
using System.Globalization;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;

namespace CoopBot.Audit.Tests.Log;

public sealed class KilledLogTests : IDisposable
{
    private const int Kills = 100;

    private readonly TestLog test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Append_KilledAHundredTimes_EveryShownAnswerIsLoggedAndTheChainHolds()
    {
        List<string> shown = [];
        var random = new Random(7);
        for (int kill = 0; kill < Kills; kill++)
        {
            shown.AddRange(await RunUntilKilledAsync(kill, 1 + random.Next(12)));
        }

        List<StoredEntry> entries = await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token));
        ChainCheck check = new();
        Assert.Empty(entries.SelectMany(check.Next).Concat(check.End()));
        List<RatedAnswer> logged = await test.AllAsync(test.Log.ReadAsync(new AuditQuery(), TestLog.NoneDamaged, TestLog.Token));
        Assert.True(shown.Count >= Kills);
        Assert.Empty(shown.Except(logged.Select(static a => a.Entry.Id), StringComparer.Ordinal));

        // What filters read was killed with it, and is whole too.
        List<RatedAnswer> citing = await test.AllAsync(test.Log.ReadAsync(new AuditQuery { Document = "cited" }, TestLog.NoneDamaged, TestLog.Token));
        Assert.Equal(logged.Select(static a => a.Entry.Id), citing.Select(static a => a.Entry.Id));
    }

    /// <summary>The ids that the program showed, the last of them after which it was killed at once.</summary>
    private async Task<List<string>> RunUntilKilledAsync(int run, int lines)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CoopBot.Audit.FaultHost.dll"));
        start.ArgumentList.Add(test.Folder);
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"{run}-"));
        using Process process = System.Diagnostics.Process.Start(start)!;
        List<string> shown = [];
        try
        {
            while (shown.Count < lines && await process.StandardOutput.ReadLineAsync(TestLog.Token) is { } line)
            {
                shown.Add(line);
            }
        }
        finally
        {
            process.Kill();
        }

        // What it wrote before it died was shown too; the last line may be half an id.
        string rest = await process.StandardOutput.ReadToEndAsync(TestLog.Token);
        await process.WaitForExitAsync(TestLog.Token);
        shown.AddRange(rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return shown;
    }
}
