using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;
using CoopBot.TestKit;

namespace CoopBot.Client.Tests.Packages;

/// <summary>What <c>dotnet pack</c> makes of the libraries for other programs.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("CoopBot.Client", "Microsoft.Extensions.AI.Abstractions Microsoft.Extensions.Http")]
    [InlineData("CoopBot.Client.SemanticKernel", "CoopBot.Client Microsoft.SemanticKernel.Core")]
    public async Task Pack_Library_HoldsAssemblyDocumentationAndReadme(string project, string dependencies)
    {
        Dictionary<string, byte[]> files = await PackAsync(project, "once");

        XElement metadata = XDocument.Load(new MemoryStream(files[$"{project}.nuspec"])).Root!.Element(Nuspec + "metadata")!;
        Assert.Equal([$"lib/net10.0/{project}.dll", $"lib/net10.0/{project}.xml", "README.md"], files.Keys.Where(static f => f.StartsWith("lib/", StringComparison.Ordinal) || f == "README.md").Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(project, (string)metadata.Element(Nuspec + "id")!);
        Assert.Equal("README.md", (string)metadata.Element(Nuspec + "readme")!);
        Assert.NotEqual("", (string)metadata.Element(Nuspec + "description")!);
        Assert.Equal(dependencies.Split(' '), metadata.Descendants(Nuspec + "dependency").Select(static d => (string)d.Attribute("id")!));
        Assert.Equal(File.Exists(Path.Combine(SharedFolder.Root, "LICENSE")), metadata.Element(Nuspec + "license") is not null); // none is invented
        Assert.Contains("```csharp", System.Text.Encoding.UTF8.GetString(files["README.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pack_Twice_HoldsTheSameBytes()
    {
        Dictionary<string, byte[]> first = await PackAsync("CoopBot.Client", "first"), second = await PackAsync("CoopBot.Client", "second");

        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
    }

    private async Task<Dictionary<string, byte[]>> PackAsync(string project, string output)
    {
        string configuration = typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        ProcessStartInfo start = new("dotnet", ["pack", Path.Combine(SharedFolder.Root, "src", project), "--no-build", "-c", configuration, "-o", folder[output], "-v", "quiet", "-nodeReuse:false"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = SharedFolder.Root,
        };
        using Process pack = Process.Start(start)!;
        string said = await pack.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pack.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(pack.ExitCode == 0, said);
        using ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder[output], "*.nupkg")));
        return package.Entries.ToDictionary(static e => e.FullName, static e =>
        {
            using Stream from = e.Open();
            using MemoryStream to = new();
            from.CopyTo(to);
            return to.ToArray();
        }, StringComparer.Ordinal);
    }
}
