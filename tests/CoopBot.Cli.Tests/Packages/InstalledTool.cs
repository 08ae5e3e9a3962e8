using System.Diagnostics;
using System.Reflection;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Packages;

/// <summary>The tool, packed from what is built and installed from a local folder, with nothing of this account's and no other source of packages.</summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The package.</summary>
    public string Package => Assert.Single(Directory.GetFiles(folder["packages"], "*.nupkg"));

    /// <summary>A folder with <c>knowledge</c>, and nothing of a clone above it.</summary>
    public string Home => folder["home"];

    public async ValueTask InitializeAsync()
    {
        folder.Write("home/knowledge/tower.md", "# The tower\n\nThe tower is 40 m high. It was built in 1911.\n");
        folder.Write("NuGet.config", """<configuration><packageSources><clear /><add key="local" value="packages" /></packageSources></configuration>""");
        string configuration = typeof(InstalledTool).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        await RunAsync(
            "dotnet", SharedFolder.Root,
            "pack", Path.Combine(SharedFolder.Root, "src", "CoopBot.Cli"), "--no-build", "-c", configuration, "-o", folder["packages"], "-v", "quiet", "-nodeReuse:false");
        await RunAsync("dotnet", folder.Path, "tool", "install", "coopbot", "--tool-path", folder["tools"], "--configfile", folder["NuGet.config"]);
    }

    /// <summary>Starts the installed program in <see cref="Home"/>, all streams redirected.</summary>
    public System.Diagnostics.Process Start(params string[] arguments) => Start(Path.Combine(folder["tools"], "coopbot"), Home, arguments);

    /// <summary>Runs the installed program in <see cref="Home"/>; it must succeed.</summary>
    /// <returns>Standard output.</returns>
    public Task<string> RunAsync(params string[] arguments) => RunAsync(Path.Combine(folder["tools"], "coopbot"), Home, arguments);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> RunAsync(string program, string current, params string[] arguments)
    {
        using System.Diagnostics.Process process = Start(program, current, arguments);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{await error}");
        return output;
    }

    private System.Diagnostics.Process Start(string program, string current, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = current,
        };
        if (arguments[0] == "tool")
        {
            start.Environment["DOTNET_CLI_HOME"] = folder["account"];
            start.Environment["NUGET_PACKAGES"] = folder["cache"];
        }

        start.Environment["COOPBOT_Models__Required"] = "true"; // the package brings them
        return System.Diagnostics.Process.Start(start)!;
    }
}
