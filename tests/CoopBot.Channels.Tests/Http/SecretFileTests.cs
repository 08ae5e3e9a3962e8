using CoopBot.Channels.Http;
using CoopBot.TestKit;

namespace CoopBot.Channels.Tests.Http;

public sealed class SecretFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ReadOrCreate_Twice_IsTheSameSecretForItsOwnerAlone()
    {
        byte[] secret = SecretFile.ReadOrCreate(folder["data"], "a.key");

        Assert.Equal(32, secret.Length);
        Assert.Equal(secret, SecretFile.ReadOrCreate(folder["data"], "a.key"));
        Assert.NotEqual(secret, SecretFile.ReadOrCreate(folder["data"], "b.key"));
        Assert.Equal(["a.key", "b.key"], Directory.GetFiles(folder["data"]).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)); // no drafts
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["data/a.key"]));
        }
    }

    [Fact]
    public async Task ReadOrCreate_ByManyAtOnce_IsOneSecret()
    {
        byte[][] secrets = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => SecretFile.ReadOrCreate(folder.Path, "a.key"))));

        Assert.All(secrets, s => Assert.Equal(secrets[0], s));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("somebody's notes")]
    public void ReadOrCreate_FileOfSomethingElse_IsLeftAloneAndNamed(string content)
    {
        folder.Write("a.key", content);

        Assert.Contains("a.key", Assert.Throws<InvalidDataException>(() => SecretFile.ReadOrCreate(folder.Path, "a.key")).Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(folder["a.key"]));
    }
}
