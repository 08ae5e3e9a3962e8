namespace CoopBot.Cli;

/// <summary>What the process tells whoever started it.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>A document, a case or a check failed; the others went on.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or settings: nothing was done.</summary>
    public const int Usage = 2;

    /// <summary><c>ask</c> or <c>check</c> refused.</summary>
    public const int Refused = 3;

    /// <summary><c>eval</c> fell below its gate.</summary>
    public const int BelowGate = 4;

    /// <summary>Stopped by Ctrl+C: 128 and the number of SIGINT, as shells expect.</summary>
    public const int Interrupted = 130;
}
