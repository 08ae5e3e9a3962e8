using System.Globalization;
using CoopBot.Audit.Log;

namespace CoopBot.Cli.Commands.Audit;

/// <summary>Entries that a command had to leave out, as they aren't what was logged.</summary>
internal sealed class DamagedEntries(TextWriter error)
{
    private const int Named = 10;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Counts one; the first ones are named.</summary>
    public void Add(long sequence)
    {
        if (Count++ < Named)
        {
            error.WriteLine(DamagedEntryException.Describe(sequence));
        }
    }

    /// <summary>Says how many weren't named.</summary>
    public void End()
    {
        if (Count > Named)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {Count - Named} more"));
        }
    }
}
