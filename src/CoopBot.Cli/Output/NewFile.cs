namespace CoopBot.Cli.Output;

/// <summary>Writes a file whole or not at all.</summary>
internal static class NewFile
{
    /// <summary>Writes beside the place and moves into it.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="content">What to write.</param>
    /// <param name="replace">Whether a file that is there already may be replaced.</param>
    /// <exception cref="UsageException">There is one, or it can't be written there. What was there is untouched.</exception>
    public static void Write(string path, byte[] content, bool replace)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder: name a file.");
        }

        string draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (FileStream file = new(draft, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, replace);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }

            throw new UsageException(!replace && File.Exists(path) ? $"{path} is there already; --force replaces it." : $"{path} can't be written: {e.Message}", e);
        }
    }
}
