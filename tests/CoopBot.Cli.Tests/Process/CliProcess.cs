using System.Diagnostics;
using System.Reflection;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

/// <summary>What a run of the program left.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard output without the last line end.</summary>
    public string[] Lines => Output.TrimEnd('\n').Split('\n');
}

/// <summary>Runs the built <c>coopbot.dll</c> as people do: as a process.</summary>
internal static class CliProcess
{
    /// <summary>Settings that leave both models out: fast, and what a machine without them has.</summary>
    public static readonly IReadOnlyDictionary<string, string> WithoutModels = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["COOPBOT_Encoder__ModelPath"] = "missing.onnx",
        ["COOPBOT_Reader__Folder"] = "",
    };

    public static string AssemblyPath { get; } = Path.Combine(
        SharedFolder.Root, "src", "CoopBot.Cli", "bin", typeof(CliProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0", "coopbot.dll");

    /// <summary>Runs a command to its end.</summary>
    public static Task<CliResult> RunAsync(params string[] arguments) => RunAsync(arguments, input: "");

    /// <summary>Runs a command to its end.</summary>
    /// <param name="arguments">As typed.</param>
    /// <param name="input">What standard input holds.</param>
    /// <param name="environment">Set for the process.</param>
    public static async Task<CliResult> RunAsync(string[] arguments, string input = "", IReadOnlyDictionary<string, string>? environment = null)
    {
        using System.Diagnostics.Process process = Start(arguments, environment);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a command with all streams redirected.</summary>
    public static System.Diagnostics.Process Start(string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new("dotnet", [AssemblyPath, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return System.Diagnostics.Process.Start(start)!;
    }
}
