using System.IO.Compression;
using System.Text;

namespace CoopBot.Cli.Teams;

/// <summary>The zip that Teams takes: manifest and icons at its root, nothing else.</summary>
internal static class TeamsPackage
{
    /// <summary>The oldest time that a zip can hold: a package depends on what it says, not on when it was made.</summary>
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An ordinary file that everybody may read, whatever the system's habits are.</summary>
    private const int PlainFile = unchecked((int)(0x81A4u << 16));

    /// <summary>The package's bytes; the same app gives the same bytes.</summary>
    public static byte[] Write(TeamsApp app)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(TeamsManifest.Write(app)));
            Add(zip, TeamsManifest.ColorIcon, PngFile.Write(AppIcons.OfColor(app.Accent)));
            Add(zip, TeamsManifest.OutlineIcon, PngFile.Write(AppIcons.OfOutline()));
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = Never;
        entry.ExternalAttributes = PlainFile;
        using Stream stream = entry.Open();
        stream.Write(content);
    }
}
