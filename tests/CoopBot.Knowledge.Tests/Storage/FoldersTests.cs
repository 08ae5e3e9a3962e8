using CoopBot.Knowledge.Storage;
using CoopBot.TestKit;

namespace CoopBot.Knowledge.Tests.Storage;

public sealed class FoldersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Choose_NothingGiven_TakesKnowledgeHere()
    {
        folder.Write("here/knowledge/a.md", "a");

        Assert.Equal(new Folders(At("here/knowledge"), At("here/data")), Folders.Choose(null, null, At("here"), At("program")));
    }

    [Fact]
    public void Choose_NoneHere_TakesThatOfTheClone()
    {
        folder.Write("clone/appsettings.json", "{}");
        folder.Write("clone/knowledge/a.md", "a");

        Folders folders = Folders.Choose(null, null, At("here"), At("clone/src/bin"));

        Assert.Equal(new Folders(At("clone/knowledge"), At("clone/data")), folders);
    }

    [Fact]
    public void Choose_Given_WinsAndIsRelativeToHere() =>
        Assert.Equal(new Folders(At("here/docs"), At("store")), Folders.Choose("docs", "../store", At("here"), At("program")));

    [Fact]
    public void RequireKnowledge_NoFolder_NamesIt() =>
        Assert.Contains(At("here/docs"), Assert.Throws<DirectoryNotFoundException>(() => Folders.Choose("docs", null, At("here"), At("program")).RequireKnowledge()).Message);

    private string At(string path) => Path.Combine(folder.Path, path);
}
