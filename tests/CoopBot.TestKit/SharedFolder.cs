namespace CoopBot.TestKit;

/// <summary>The folder of reference material beside the checkout. It is optional: a test that needs it skips without it.</summary>
public static class SharedFolder
{
    /// <summary>Root of the checkout: the folder that holds CoopBot.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of an entry of the shared folder, or null where it isn't there.</summary>
    public static string? TryFind(params string[] parts)
    {
        string path = Path.Combine([Root, "..", "shared", .. parts]);
        return File.Exists(path) || Directory.Exists(path) ? Path.GetFullPath(path) : null;
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CoopBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run from inside the checkout.");
    }
}
