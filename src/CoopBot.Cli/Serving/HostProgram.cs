using System.Runtime.InteropServices;

namespace CoopBot.Cli.Serving;

/// <summary>The host's program, which the command line starts and never references.</summary>
internal static class HostProgram
{
    private const string FileName = "CoopBot.Host.dll";

    /// <summary>Finds the host: beside this program, as the tool package has it, else where the clone's build puts it.</summary>
    /// <param name="program">This program's folder.</param>
    /// <returns>The full path of its assembly.</returns>
    /// <exception cref="UsageException">It is at neither place.</exception>
    public static string Find(string program)
    {
        ArgumentNullException.ThrowIfNull(program);
        string beside = Path.Combine(program, FileName);
        if (File.Exists(beside))
        {
            return beside;
        }

        if (OfTheClone(program) is not var (built, configuration))
        {
            throw new UsageException($"The host is not there: {beside} is missing. Install the tool again.");
        }

        return File.Exists(built) ? built : throw new UsageException($"The host is not built: {built} is missing. Build it with: dotnet build src/CoopBot.Host -c {configuration}");
    }

    /// <summary>The <c>dotnet</c> that runs this program, found by the runtime that it has loaded: an installed tool is started by a program of its own.</summary>
    /// <param name="runtimeFolder">The folder of the runtime's assemblies, <c>ROOT/shared/Microsoft.NETCore.App/VERSION</c>.</param>
    public static string Muxer(string runtimeFolder)
    {
        ArgumentNullException.ThrowIfNull(runtimeFolder);
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string ofTheRuntime = Path.GetFullPath(Path.Combine(runtimeFolder, "..", "..", "..", name));
        return File.Exists(ofTheRuntime) ? ofTheRuntime : name;
    }

    /// <inheritdoc cref="Muxer(string)"/>
    public static string Muxer() => Muxer(RuntimeEnvironment.GetRuntimeDirectory());

    /// <summary><c>src/CoopBot.Cli/bin/Debug/net10.0</c> has its counterpart in <c>src/CoopBot.Host</c>; null where the program lies elsewhere.</summary>
    private static (string Path, string Configuration)? OfTheClone(string program)
    {
        DirectoryInfo framework = new(Path.TrimEndingDirectorySeparator(program));
        return framework is { Parent: { Parent: { Name: "bin", Parent: { Name: "CoopBot.Cli", Parent: { } sources } } } configuration }
            ? (Path.Combine(sources.FullName, "CoopBot.Host", "bin", configuration.Name, framework.Name, FileName), configuration.Name)
            : null;
    }
}
