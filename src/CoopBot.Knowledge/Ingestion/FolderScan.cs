using CoopBot.Knowledge.Reading;

namespace CoopBot.Knowledge.Ingestion;

/// <summary>A file or folder that can't be used.</summary>
internal sealed record ScanFailure(string Path, string Reason);

/// <summary>The files below a folder.</summary>
/// <param name="Files">Paths of documents, with forward slashes, in ordinal order.</param>
/// <param name="Failures">Folders that can't be entered.</param>
/// <param name="Ignored">How many files are no documents.</param>
internal sealed record FolderScan(IReadOnlyList<string> Files, IReadOnlyList<ScanFailure> Failures, int Ignored)
{
    /// <summary>Walks the folder. Hidden entries (<c>.git</c>, editors' lock files) are passed over; links to folders are followed, but none twice.</summary>
    public static FolderScan Of(string root, DocumentReaders readers, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        var failures = new List<ScanFailure>();
        int ignored = 0;
        var entered = new HashSet<string>(StringComparer.Ordinal) { RealPath(new DirectoryInfo(root)) };
        var open = new Stack<(DirectoryInfo Folder, string Path)>([(new DirectoryInfo(root), "")]);
        while (open.TryPop(out (DirectoryInfo Folder, string Path) at))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (FileSystemInfo entry in Enter(at.Folder, at.Path, failures))
            {
                string path = at.Path + entry.Name;
                if (entry.Name.StartsWith('.') || entry.Name.StartsWith("~$", StringComparison.Ordinal))
                {
                    continue;
                }

                if (entry is DirectoryInfo folder)
                {
                    if (TryEnter(folder, entered) is { } problem)
                    {
                        failures.Add(new ScanFailure(path, problem));
                    }
                    else
                    {
                        open.Push((folder, path + "/"));
                    }
                }
                else if (readers.CanRead(entry.Name))
                {
                    files.Add(path);
                }
                else
                {
                    ignored++;
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return new FolderScan(files, failures, ignored);
    }

    private static FileSystemInfo[] Enter(DirectoryInfo folder, string path, List<ScanFailure> failures)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (UnauthorizedAccessException) when (path.Length > 0)
        {
            failures.Add(new ScanFailure(path.TrimEnd('/'), "no permission to enter this folder"));
        }
        catch (DirectoryNotFoundException) when (path.Length > 0)
        {
            // Gone since its parent was listed: then it holds no documents any more.
        }

        return [];
    }

    private static string? TryEnter(DirectoryInfo folder, HashSet<string> entered)
    {
        try
        {
            return folder.LinkTarget is null
                ? entered.Add(RealPath(folder)) ? null : "this folder was already read by way of a link"
                : entered.Add(RealPath(folder)) ? null : "a link to a folder that is read already: not followed";
        }
        catch (IOException)
        {
            return "a link that leads nowhere or in a circle";
        }
    }

    /// <summary>The folder with every link on the way resolved.</summary>
    private static string RealPath(DirectoryInfo folder)
    {
        FileSystemInfo target = folder.LinkTarget is null ? folder : folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder;
        return target is DirectoryInfo { Parent: { } parent } ? Path.Combine(RealPath(parent), target.Name) : target.FullName;
    }
}
