namespace CoopBot.Knowledge.Text;

/// <summary>A stretch of a document's canonical text.</summary>
/// <param name="Start">Offset of the first character, in UTF-16 code units from 0.</param>
/// <param name="End">Offset behind the last character; never less than <paramref name="Start"/>.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>The words of <paramref name="text"/> that this span covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches beyond the text.</exception>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[Start..End];
    }

    /// <summary>True when the two spans share at least one character.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}
