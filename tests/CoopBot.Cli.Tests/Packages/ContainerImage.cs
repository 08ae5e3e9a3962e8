using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json.Nodes;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Packages;

/// <summary>The host's image, made by the SDK from what is built, on a base image that stands in for the real one, and unpacked.</summary>
public sealed class ContainerImage : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>What the image says of how it is run.</summary>
    public JsonNode Run { get; private set; } = new JsonObject();

    /// <summary>Each file and folder of our layer with its owner.</summary>
    public IReadOnlyList<(string Name, int Owner)> Entries { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // built here, it would be for another system
        }

        folder.Write("knowledge/tower.md", "# The tower\n\nThe tower is 40 m high. It was built in 1911.\n");
        Directory.CreateDirectory(folder["temp"]);
        await using BaseImageRegistry registry = await BaseImageRegistry.StartAsync();
        await PublishAsync(registry.Image);
        await UnpackAsync();
    }

    /// <summary>Starts the unpacked program as the image says, but on this machine's folders and runtime.</summary>
    /// <param name="environment">Added to the image's own.</param>
    /// <param name="arguments">Added to the image's own.</param>
    public System.Diagnostics.Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string[] entry = [.. Run["Entrypoint"]!.AsArray().Select(static a => (string)a!)];
        ProcessStartInfo start = new(entry[0], [folder["image" + entry[1]], .. entry[2..], "--knowledge", folder["knowledge"], "--data", folder["data"], .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder["image" + (string)Run["WorkingDir"]!],
        };
        IEnumerable<string[]> own = Run["Env"]!.AsArray().Select(static e => ((string)e!).Split('=', 2));
        foreach ((string name, string value) in own.Select(static e => (e[0], e[1])).Concat(environment.Select(static e => (e.Key, e.Value))))
        {
            start.Environment[name] = value;
        }

        return System.Diagnostics.Process.Start(start)!;
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PublishAsync(string baseImage)
    {
        string configuration = typeof(ContainerImage).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        ProcessStartInfo start = new(
            "dotnet",
            [
                "publish", Path.Combine(SharedFolder.Root, "src", "CoopBot.Host"), "--no-build", "-c", configuration, "-t:PublishContainer", "-v", "quiet", "-nodeReuse:false",
                $"-p:PublishDir={folder["published"]}/", $"-p:ContainerBaseImage={baseImage}", $"-p:ContainerArchiveOutputPath={folder["image.tar"]}",
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = SharedFolder.Root,
        };
        start.Environment["TMPDIR"] = folder["temp"]; // where the SDK keeps layers
        using System.Diagnostics.Process publish = System.Diagnostics.Process.Start(start)!;
        string said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, said);
    }

    private async Task UnpackAsync()
    {
        string archive = Directory.CreateDirectory(folder["archive"]).FullName;
        await TarFile.ExtractToDirectoryAsync(folder["image.tar"], archive, overwriteFiles: false);
        JsonNode manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(archive, "manifest.json")))![0]!;
        Run = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(archive, (string)manifest["Config"]!)))!["config"]!;

        // The last layer is ours.
        string layer = Path.Combine(archive, (string)manifest["Layers"]!.AsArray()[^1]!);
        Directory.CreateDirectory(folder["image"]);
        List<(string, int)> entries = [];
        await using FileStream file = File.OpenRead(layer);
        await using GZipStream unzipped = new(file, CompressionMode.Decompress);
        await using TarReader reader = new(unzipped);
        while (await reader.GetNextEntryAsync() is { } entry)
        {
            entries.Add((entry.Name, entry.Uid));
            string target = Path.Combine(folder["image"], entry.Name);
            if (entry.EntryType == TarEntryType.Directory)
            {
                Directory.CreateDirectory(target);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await entry.ExtractToFileAsync(target, overwrite: false);
        }

        Entries = entries;
    }
}
