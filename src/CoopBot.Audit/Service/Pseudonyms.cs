using System.Security.Cryptography;
using System.Text;
using CoopBot.Audit.Log;
using Microsoft.Extensions.Options;

namespace CoopBot.Audit.Service;

/// <summary>Gives people and conversations names that say nothing of them: a keyed hash of the channel and its id.</summary>
/// <remarks>The same person has the same name while the secret lives. Without the secret, nobody can find out or try who it is.</remarks>
public sealed class Pseudonyms
{
    private const string FileName = "audit.key";
    private const int KeyBytes = 32;
    private const int NameBytes = 10;

    private readonly Lazy<byte[]> key;

    /// <param name="dataFolder">Where the secret lies when the settings give none; it is made at the first use.</param>
    /// <param name="options">May give the secret.</param>
    public Pseudonyms(string dataFolder, IOptions<AuditOptions> options)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentNullException.ThrowIfNull(options);
        string? given = options.Value.PseudonymKey;
        key = new Lazy<byte[]>(() => given is null ? ReadOrMake(dataFolder) : Convert.FromBase64String(given));
    }

    /// <summary>The pseudonym of a person of a channel: <c>u-</c> and 20 hexadecimal digits. Null stays null.</summary>
    public string? OfUser(string channel, string? user) => user is null ? null : "u-" + Name("user", channel, user);

    /// <summary>The pseudonym of a conversation of a channel: <c>c-</c> and 20 hexadecimal digits. Null stays null.</summary>
    public string? OfConversation(string channel, string? conversation) => conversation is null ? null : "c-" + Name("conversation", channel, conversation);

    private string Name(string kind, string channel, string id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{kind}\n{channel}\n{id}")).AsSpan(0, NameBytes));

    private static byte[] ReadOrMake(string dataFolder)
    {
        string path = Path.Combine(dataFolder, FileName);
        try
        {
            if (!File.Exists(path))
            {
                Make(dataFolder, path);
            }

            byte[] read = File.ReadAllBytes(path);
            return read.Length >= KeyBytes ? read : throw new AnswerLogException($"{FileName} is too short to be a secret; delete it to have a new one made.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AnswerLogException($"The secret for pseudonyms, {FileName}, can't be used: {e.Message}", e);
        }
    }

    /// <summary>Written apart and moved into place: of two processes that start at once, both use what the first one made.</summary>
    private static void Make(string dataFolder, string path)
    {
        Directory.CreateDirectory(dataFolder);
        string apart = Path.Combine(dataFolder, $"{FileName}.{Guid.NewGuid():N}");
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (FileStream file = new(apart, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(apart, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(apart);
        }
    }
}
