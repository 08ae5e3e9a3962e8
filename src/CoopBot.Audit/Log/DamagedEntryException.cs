using System.Globalization;

namespace CoopBot.Audit.Log;

/// <summary>An entry is in the log, but it isn't what was logged, and so it isn't shown as if it were.</summary>
public sealed class DamagedEntryException : AnswerLogException
{
    public DamagedEntryException()
    {
    }

    public DamagedEntryException(string message)
        : base(message)
    {
    }

    public DamagedEntryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="sequence">The entry's number.</param>
    public DamagedEntryException(long sequence)
        : base(Describe(sequence))
    {
        Sequence = sequence;
    }

    /// <summary>The entry's number.</summary>
    public long Sequence { get; }

    /// <summary>What to tell people of such an entry.</summary>
    public static string Describe(long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"Entry {sequence} isn't what was logged, and so it isn't shown: it was changed, or the file is damaged. See: coopbot audit verify");
}
