using System.IO.Compression;
using System.Text.Json.Nodes;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

public sealed class TeamsPackageProcessTests : IDisposable
{
    private const string Bot = "00000000-0000-0000-0000-0000000000aa";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_TwoRuns_WriteTheSamePackage()
    {
        CliResult first = await RunAsync("--out", folder["a.zip"], "--json"), second = await RunAsync("--out", folder["b.zip"]);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(await BytesAsync("a.zip"), await BytesAsync("b.zip"));
        JsonNode told = JsonNode.Parse(first.Output)!;
        Assert.Equal((folder["a.zip"], Bot, "1.25"), ((string)told["file"]!, (string)told["botId"]!, (string)told["manifestVersion"]!));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public async Task Run_SettingsInPlaceOfOptions_AreTaken()
    {
        CliResult result = await CliProcess.RunAsync(
            ["teams-package", "--out", folder["a.zip"]],
            environment: new Dictionary<string, string>(StringComparer.Ordinal) { ["COOPBOT_Teams__AppId"] = Bot, ["COOPBOT_Host__PublicUrl"] = "https://bot.example.org" });

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using ZipArchive zip = await ZipFile.OpenReadAsync(folder["a.zip"], TestContext.Current.CancellationToken);
        using StreamReader manifest = new(await zip.GetEntry("manifest.json")!.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Contains(Bot, await manifest.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileIsThere_IsRefusedUnlessForced()
    {
        folder.Write("a.zip", "mine");

        CliResult refused = await RunAsync("--out", folder["a.zip"]);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["a.zip"], TestContext.Current.CancellationToken));
        CliResult forced = await RunAsync("--out", folder["a.zip"], "--force");

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
        Assert.NotEqual("mine"u8.ToArray(), await BytesAsync("a.zip"));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("--out|nowhere/a.zip", "can't be written")]
    [InlineData("--out|.", "is a folder")]
    [InlineData("--site|http://bot.example.org", "--site")]
    [InlineData("--bot-id|x", "--bot-id")]
    [InlineData("--scope|world", "world")]
    [InlineData("--manifest|1.18", "1.18")]
    [InlineData("--name|A name of more than thirty letters", "--name")]
    public async Task Run_WrongUsage_NamesItAndWritesNothing(string arguments, string expected)
    {
        string[] given = [.. arguments.Split('|').Select(a => a is "." or "nowhere/a.zip" ? Path.Combine(folder.Path, a) : a)];

        CliResult result = await RunAsync([.. given, .. given.Contains("--out") ? Array.Empty<string>() : ["--out", folder["a.zip"]]]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static Task<CliResult> RunAsync(params string[] arguments) => CliProcess.RunAsync(
        ["teams-package", .. arguments.Contains("--bot-id") ? Array.Empty<string>() : ["--bot-id", Bot], .. arguments.Contains("--site") ? Array.Empty<string>() : ["--site", "https://bot.example.org"], .. arguments]);

    private Task<byte[]> BytesAsync(string name) => File.ReadAllBytesAsync(folder[name], TestContext.Current.CancellationToken);
}
