using System.Globalization;
using System.Text;

namespace CoopBot.Inference.Chat;

/// <summary>Counts the tokens of a day (UTC) in a file, so that the limit holds over restarts and for several programs at once.</summary>
/// <remarks>A call's tokens are set aside before it is made and settled after: calls side by side can't spend more than there is.</remarks>
public sealed class TokenBudget
{
    /// <summary>The file of chat models.</summary>
    private const string ChatFile = "chat-tokens";

    private const int Attempts = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly string path;
    private readonly long perDay;
    private readonly TimeProvider clock;

    /// <param name="dataFolder">Where the count is kept; made at the first use.</param>
    /// <param name="perDay">Tokens a day; 0 sets no limit.</param>
    /// <param name="clock">Tells the day.</param>
    /// <param name="file">Name of the file; each kind of model counts in its own.</param>
    public TokenBudget(string dataFolder, long perDay, TimeProvider clock, string file = ChatFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentOutOfRangeException.ThrowIfNegative(perDay);
        path = Path.Combine(dataFolder, file);
        this.perDay = perDay;
        this.clock = clock;
    }

    /// <summary>Sets tokens aside.</summary>
    /// <param name="tokens">At most so many will be spent.</param>
    /// <param name="cancellationToken">Stops waiting for the file.</param>
    /// <exception cref="TokenBudgetSpentException">There are not so many left today.</exception>
    public Task ReserveAsync(long tokens, CancellationToken cancellationToken) => perDay == 0 ? Task.CompletedTask : ChangeAsync(spent =>
        spent + tokens > perDay ? throw new TokenBudgetSpentException() : spent + tokens, cancellationToken);

    /// <summary>Gives back what was set aside and not spent; negative where more was spent than was set aside.</summary>
    public Task ReturnAsync(long tokens) => perDay == 0 || tokens == 0 ? Task.CompletedTask : ChangeAsync(spent => Math.Max(0, spent - tokens), CancellationToken.None);

    private async Task ChangeAsync(Func<long, long> change, CancellationToken cancellationToken)
    {
        using FileStream file = await OpenAsync(cancellationToken);
        string today = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using StreamReader reader = new(file, Encoding.UTF8, leaveOpen: true);
        string[] kept = (await reader.ReadToEndAsync(cancellationToken)).Split(' ');
        long spent = kept.Length == 2 && kept[0] == today && long.TryParse(kept[1], NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : 0;
        byte[] written = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{today} {change(spent)}"));
        file.SetLength(0);
        await file.WriteAsync(written, CancellationToken.None);
    }

    /// <summary>Opens the file for this caller alone; another program's turn is a matter of milliseconds.</summary>
    private async Task<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Attempts)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}

/// <summary>The day's tokens are spent.</summary>
public sealed class TokenBudgetSpentException : Exception
{
    public TokenBudgetSpentException()
        : base("The tokens that may be spent today are spent.")
    {
    }

    public TokenBudgetSpentException(string message)
        : base(message)
    {
    }

    public TokenBudgetSpentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
