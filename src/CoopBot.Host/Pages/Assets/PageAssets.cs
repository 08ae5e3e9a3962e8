using System.Reflection;
using System.Security.Cryptography;

namespace CoopBot.Host.Pages.Assets;

/// <summary>
/// The style sheets, scripts and pictures of the pages. They lie in the assembly, so that a page looks the same from a build, a test and a
/// package; all share one version in their address, so that scripts can name each other and a browser may keep them for good.
/// </summary>
public sealed class PageAssets
{
    private const string Prefix = "assets/";

    private readonly Dictionary<string, PageAsset> assets;

    private PageAssets(string version, Dictionary<string, PageAsset> assets)
    {
        Version = version;
        this.assets = assets;
    }

    /// <summary>Changes with any of the files.</summary>
    public string Version { get; }

    /// <summary>Their names, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => assets.Keys;

    /// <summary>Reads what an assembly has embedded under <c>assets/</c>.</summary>
    public static PageAssets Load(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var files = new Dictionary<string, PageAsset>(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string resource in assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            hash.AppendData(bytes);
            string name = resource[Prefix.Length..];
            files.Add(name, new PageAsset(bytes, ContentTypes.Of(name)));
        }

        return new PageAssets(Convert.ToHexStringLower(hash.GetHashAndReset())[..12], files);
    }

    /// <summary>The address of a file.</summary>
    /// <exception cref="ArgumentException">There is no such file: a page was misspelt.</exception>
    public string UrlOf(string name) =>
        assets.ContainsKey(name) ? $"/assets/{Version}/{name}" : throw new ArgumentException($"There is no asset '{name}'.", nameof(name));

    /// <summary>A file, or null.</summary>
    public PageAsset? Find(string name) => assets.GetValueOrDefault(name);
}

/// <summary>One file.</summary>
/// <param name="Bytes">What it holds.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record PageAsset(ReadOnlyMemory<byte> Bytes, string ContentType);
