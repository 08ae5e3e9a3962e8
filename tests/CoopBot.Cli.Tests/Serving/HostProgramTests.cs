using CoopBot.Cli.Serving;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Serving;

public sealed class HostProgramTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_HostBesideTheProgram_IsTaken()
    {
        string host = folder.Write("src/CoopBot.Cli/bin/Debug/net10.0/CoopBot.Host.dll", "");
        folder.Write("src/CoopBot.Host/bin/Debug/net10.0/CoopBot.Host.dll", "");

        Assert.Equal(host, HostProgram.Find(Path.GetDirectoryName(host) + Path.DirectorySeparatorChar));
    }

    [Fact]
    public void Find_Clone_TakesTheHostOfTheSameBuild()
    {
        folder.Write("src/CoopBot.Host/bin/Release/net10.0/CoopBot.Host.dll", "");
        string host = folder.Write("src/CoopBot.Host/bin/Debug/net10.0/CoopBot.Host.dll", "");

        Assert.Equal(host, HostProgram.Find(folder["src/CoopBot.Cli/bin/Debug/net10.0/"]));
    }

    [Fact]
    public void Find_CloneWithAnotherBuildAlone_SaysHowToBuild()
    {
        folder.Write("src/CoopBot.Host/bin/Release/net10.0/CoopBot.Host.dll", "");

        UsageException e = Assert.Throws<UsageException>(() => HostProgram.Find(folder["src/CoopBot.Cli/bin/Debug/net10.0/"]));

        Assert.Contains("dotnet build src/CoopBot.Host -c Debug", e.Message);
    }

    [Fact]
    public void Find_ToolWithoutHost_SaysThatItIsMissing()
    {
        UsageException e = Assert.Throws<UsageException>(() => HostProgram.Find(folder["tools/net10.0/any/"]));

        Assert.Contains("Install the tool again", e.Message);
    }

    [Fact]
    public void Muxer_OfTheRunningRuntime_IsThere() => Assert.True(File.Exists(HostProgram.Muxer()));

    [Fact]
    public void Muxer_RuntimeLiesElsewhere_IsLookedForInThePath() =>
        Assert.StartsWith("dotnet", HostProgram.Muxer(folder["a/b/c"]), StringComparison.Ordinal);
}
