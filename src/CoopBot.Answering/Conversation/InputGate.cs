namespace CoopBot.Answering.Conversation;

/// <summary>Why a text can't be taken as a question.</summary>
public enum InputProblem
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>Longer than the limit.</summary>
    TooLong,

    /// <summary>Control characters or broken text: somebody pasted a file.</summary>
    NotText,
}

/// <summary>Looks at a question before anything is spent on it.</summary>
public static class InputGate
{
    /// <summary>Control characters tolerated in a pasted text before it counts as binary, as a share.</summary>
    private const double ControlShare = 0.01;

    /// <summary>The problem with <paramref name="text"/>, or null when it can be read.</summary>
    /// <param name="text">As received.</param>
    /// <param name="maxLength">Limit in UTF-16 code units.</param>
    public static InputProblem? Inspect(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        int letters = 0, controls = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\0' || c == '�')
            {
                return InputProblem.NotText;
            }

            letters += char.IsLetterOrDigit(text, i) ? 1 : 0;
            controls += char.IsControl(c) && c is not ('\n' or '\r' or '\t') ? 1 : 0;
            if (char.IsSurrogate(c) && !IsPaired(text, ref i))
            {
                return InputProblem.NotText;
            }
        }

        if (controls > ControlShare * text.Length)
        {
            return InputProblem.NotText;
        }

        return text.Length > maxLength ? InputProblem.TooLong : letters == 0 ? InputProblem.Empty : null;
    }

    private static bool IsPaired(string text, ref int at)
    {
        bool paired = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
        at += paired ? 1 : 0;
        return paired;
    }
}
