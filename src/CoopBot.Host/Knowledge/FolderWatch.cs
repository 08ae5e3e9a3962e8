using System.Threading.Channels;

namespace CoopBot.Host.Knowledge;

/// <summary>Tells when the folder of documents may have changed: by the file system's word, and now and then without it.</summary>
internal sealed class FolderWatch : IDisposable
{
    /// <summary>Files are often written in several goes: the news waits until nothing has happened for so long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly string folder;
    private readonly TimeSpan rescan;
    private readonly TimeProvider clock;
    private FileSystemWatcher? watcher;

    /// <param name="folder">The folder; it may come and go.</param>
    /// <param name="rescan">Look again after so long in any case; zero never.</param>
    /// <param name="clock">Measures both.</param>
    public FolderWatch(string folder, TimeSpan rescan, TimeProvider clock)
    {
        this.folder = folder;
        this.rescan = rescan;
        this.clock = clock;
        Watch();
    }

    /// <summary>Waits until it is time to look.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        // The file system's word is lost on network drives, when its buffer is full, and when the folder itself is replaced.
        Task<bool> heard = news.Reader.ReadAsync(cancellationToken).AsTask();
        Task first = rescan > TimeSpan.Zero ? await Task.WhenAny(heard, Task.Delay(rescan, clock, cancellationToken)) : heard;
        if (first == heard)
        {
            await heard;
            do
            {
                await Task.Delay(Quiet, clock, cancellationToken);
            }
            while (news.Reader.TryRead(out _));
        }
        else
        {
            cancellationToken.ThrowIfCancellationRequested();
            news.Writer.TryWrite(true); // lets go of the reader that still waits
            await heard;
            Watch();
        }
    }

    public void Dispose() => watcher?.Dispose();

    private void Watch()
    {
        if (watcher is { EnableRaisingEvents: true } && Directory.Exists(folder))
        {
            return;
        }

        watcher?.Dispose();
        watcher = null;
        try
        {
            FileSystemWatcher made = new(folder) { IncludeSubdirectories = true };
            made.Created += Heard;
            made.Changed += Heard;
            made.Deleted += Heard;
            made.Renamed += Heard;
            made.Error += (_, _) => news.Writer.TryWrite(true);
            made.EnableRaisingEvents = true;
            watcher = made;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // No such folder now, or no more watches to be had: the regular look remains.
        }
    }

    private void Heard(object sender, FileSystemEventArgs e) => news.Writer.TryWrite(true);
}
