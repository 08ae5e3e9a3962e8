using CoopBot.Knowledge.Reading;

namespace CoopBot.Knowledge.Ingestion;

/// <summary>Reads the bytes of one file, or says why not.</summary>
internal static class SourceFile
{
    /// <returns>Null, or what is wrong.</returns>
    public static string? TryRead(string fullPath, ReadingLimits limits, out byte[] bytes)
    {
        bytes = [];
        try
        {
            var info = new FileInfo(fullPath);
            FileSystemInfo target = info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true) ?? info;
            if (!target.Exists)
            {
                return info.LinkTarget is null ? "it vanished while the folder was read" : "a link that leads nowhere";
            }

            if (target is not FileInfo { Length: > 0 } file)
            {
                // Pipes and devices have no length either; opening one could wait for ever.
                return "the file is empty";
            }

            if (file.Length > limits.MaximumFileBytes)
            {
                return $"too large: {file.Length / 1048576.0:F1} MB, the limit is {limits.MaximumFileBytes / 1048576.0:F1} MB";
            }

            using var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            byte[] buffer = new byte[file.Length];
            int read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (read < buffer.Length || stream.ReadByte() >= 0)
            {
                return "it changed while it was read";
            }

            bytes = buffer;
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "no permission to read it";
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return "it vanished while the folder was read";
        }
        catch (IOException exception)
        {
            return $"it can't be read ({exception.GetType().Name})";
        }
    }
}
