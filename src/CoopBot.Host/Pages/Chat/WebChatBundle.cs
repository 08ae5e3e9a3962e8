using System.IO.Compression;
using System.Security.Cryptography;

namespace CoopBot.Host.Pages.Chat;

/// <summary>Microsoft's Web Chat: one script of several megabytes that the build puts beside the host, if npm was there.</summary>
internal sealed class WebChatBundle
{
    private readonly Lazy<Loaded?> loaded;

    /// <summary>The script in a folder.</summary>
    /// <param name="folder">Where the host lies.</param>
    public WebChatBundle(string folder)
    {
        string path = Path.Combine(folder, "webchat", "webchat.js");
        loaded = new Lazy<Loaded?>(() => File.Exists(path) ? Load(path) : null);
    }

    /// <summary>The address of the script; null where it isn't there.</summary>
    public string? Url => loaded.Value is { } bundle ? $"/webchat/{bundle.Version}/webchat.js" : null;

    /// <summary>The script as it is, or null.</summary>
    public ReadOnlyMemory<byte>? Script => loaded.Value?.Script;

    /// <summary>The script compressed: a quarter of the size.</summary>
    public ReadOnlyMemory<byte>? Compressed => loaded.Value?.Compressed;

    private static Loaded Load(string path)
    {
        byte[] script = File.ReadAllBytes(path);
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(script);
        }

        return new Loaded(Convert.ToHexStringLower(SHA256.HashData(script))[..12], script, compressed.ToArray());
    }

    private sealed record Loaded(string Version, byte[] Script, byte[] Compressed);
}
