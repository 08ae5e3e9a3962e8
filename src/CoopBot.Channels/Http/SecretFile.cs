using System.Security.Cryptography;

namespace CoopBot.Channels.Http;

/// <summary>A random secret in a file of the data folder, made at its first use and readable by its owner alone.</summary>
public static class SecretFile
{
    private const int Bytes = 32;

    /// <summary>Reads the secret, or makes it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="name">The file's name.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static byte[] ReadOrCreate(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            // Written beside and moved into place: another process sees the whole secret or none, and the first one stays.
            string draft = $"{path}.{Guid.NewGuid():N}";
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (FileStream file = new(draft, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(Bytes));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(draft, path);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
            }
        }

        byte[] secret = File.ReadAllBytes(path);
        return secret.Length == Bytes ? secret : throw new InvalidDataException($"{name} in the data folder holds no secret of ours; delete it to have a new one made.");
    }
}
