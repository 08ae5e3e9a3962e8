using System.Security.Cryptography;

namespace CoopBot.Inference.Weights;

/// <summary>A model file's bytes.</summary>
/// <param name="Content">All of them.</param>
/// <param name="Sha256">Their hash, lower-case hexadecimal.</param>
internal sealed record LoadedWeights(byte[] Content, string Sha256);

/// <summary>One file of a model, on disk or as a resource of an assembly, with the hash that it must have.</summary>
/// <param name="Path">
/// A file, or <c>assembly.dll#resource.name</c>; relative paths start at the program's folder.
/// </param>
/// <param name="Sha256">Expected hash, hexadecimal; null or empty accepts any content.</param>
internal sealed record WeightFile(string Path, string? Sha256)
{
    /// <summary>Reads the file and checks its hash.</summary>
    /// <exception cref="ModelUnavailableException">It is missing, unreadable or not the file that was expected.</exception>
    public LoadedWeights Load()
    {
        (string file, string? resource) = Split(Path);
        byte[] content;
        try
        {
            content = resource is null
                ? File.ReadAllBytes(file)
                : EmbeddedResources.TryRead(file, resource) ??
                    throw new ModelUnavailableException($"The model file '{file}' holds no resource '{resource}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            string why = e is FileNotFoundException or DirectoryNotFoundException ? "is missing" : "can't be read";
            throw new ModelUnavailableException($"The model file '{file}' {why}. Build again to restore it, or set its path.", e);
        }

        string actual = Convert.ToHexStringLower(SHA256.HashData(content));
        if (!string.IsNullOrEmpty(Sha256) && !string.Equals(actual, Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelUnavailableException(
                $"The model file '{Path}' was altered: its SHA-256 is {actual}, expected {Sha256}. Restore it, or set the hash of the file that you mean.");
        }

        return new LoadedWeights(content, actual);
    }

    private static (string File, string? Resource) Split(string path)
    {
        int mark = path.LastIndexOf(".dll#", StringComparison.OrdinalIgnoreCase);
        (string file, string? resource) = mark < 0 ? (path, null) : (path[..(mark + 4)], path[(mark + 5)..]);
        return (System.IO.Path.GetFullPath(file, AppContext.BaseDirectory), resource);
    }
}
