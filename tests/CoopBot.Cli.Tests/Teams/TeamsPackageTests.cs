using System.IO.Compression;
using CoopBot.Cli.Teams;

namespace CoopBot.Cli.Tests.Teams;

public sealed class TeamsPackageTests
{
    [Fact]
    public void Write_Package_HoldsManifestAndIconsAtItsRoot()
    {
        using ZipArchive zip = new(new MemoryStream(TeamsPackage.Write(Apps.Usual)), ZipArchiveMode.Read);

        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(static e => e.FullName));
        Assert.All(zip.Entries, static e => Assert.Equal(new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), e.LastWriteTime.DateTime));
        Assert.Equal((192, 192), SizeOf(zip, "color.png"));
        Assert.Equal((32, 32), SizeOf(zip, "outline.png"));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(TeamsPackage.Write(Apps.Usual), TeamsPackage.Write(Apps.Usual with { }));

    private static (int Width, int Height) SizeOf(ZipArchive zip, string name)
    {
        using Stream stream = zip.GetEntry(name)!.Open();
        using MemoryStream file = new();
        stream.CopyTo(file);
        (int width, int height, _) = PngReader.Read(file.ToArray());
        return (width, height);
    }
}
