namespace CoopBot.Knowledge.Text;

/// <summary>Decides whether a stop ends its sentence.</summary>
internal static class SentenceEnd
{
    /// <summary>Passes closing quotes, brackets and footnote marks behind a stop; in tokenised text also those set apart by a space.</summary>
    public static int SkipClosers(string text, int start, int i, int limit)
    {
        bool tokenised = i >= 2 && i - 2 >= start && TextShape.IsBlank(text[i - 2]);
        while (i < limit)
        {
            if (TextShape.IsCloser(text[i]))
            {
                i++;
            }
            else if (Footnote(text, i, limit) is var behind && behind > i)
            {
                i = behind;
            }
            else if (i + 1 < limit && text[i] == ' ' && Footnote(text, i + 1, limit) is var apart && apart > i + 1)
            {
                i = apart;
            }
            else if (tokenised && i + 1 < limit && text[i] == ' ' && IsLoneCloser(text, start, i + 1, limit))
            {
                i += 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the sentence began.</param>
    /// <param name="stop">The (last) stop.</param>
    /// <param name="end">Behind the stop and its closers.</param>
    /// <param name="limit">Where the stretch ends.</param>
    public static bool IsEnd(string text, int start, int stop, int end, int limit)
    {
        if (end >= limit)
        {
            return true;
        }

        if (!TextShape.IsBlank(text[end]))
        {
            return text[stop] is '。' or '！' or '？';
        }

        int next = end;
        while (next < limit && (TextShape.IsBlank(text[next]) || TextShape.IsOpener(text[next])))
        {
            next++;
        }

        if (next >= limit)
        {
            return true;
        }

        int wordEnd = next;
        while (wordEnd < limit && (char.IsLetterOrDigit(text[wordEnd]) || text[wordEnd] is '\'' or '’'))
        {
            wordEnd++;
        }

        ReadOnlySpan<char> word = text.AsSpan(next, wordEnd - next);
        if (TextShape.IsTerminator(text[next]))
        {
            // ". ..." : the ellipsis decides.
            return false;
        }

        bool small = word.Length > 0 && char.IsLower(word[0]) && (word.Length == 1 || !word[1..].ContainsAnyInRange('A', 'Z'));
        if (small)
        {
            return false;
        }

        bool single = text[stop] == '.' && (stop == start || !TextShape.IsTerminator(text[stop - 1]));
        return !single || EndsWithStop(text, start, stop, word, wordEnd < limit && text[wordEnd] == '.' && word.Length == 1);
    }

    private static bool EndsWithStop(string text, int start, int stop, ReadOnlySpan<char> next, bool nextIsInitial)
    {
        int tokenEnd = stop;
        while (tokenEnd > start && TextShape.IsBlank(text[tokenEnd - 1]))
        {
            tokenEnd--;
        }

        int tokenStart = tokenEnd;
        while (tokenStart > start && !TextShape.IsBlank(text[tokenStart - 1]) && text[tokenStart - 1] is not ('—' or '–' or '/' or ',' or ';'))
        {
            tokenStart--;
        }

        while (tokenStart < tokenEnd && TextShape.IsOpener(text[tokenStart]))
        {
            tokenStart++;
        }

        ReadOnlySpan<char> token = text.AsSpan(tokenStart, tokenEnd - tokenStart);
        if (tokenStart == start && IsEnumerator(token))
        {
            return false;
        }

        bool starter = Abbreviations.IsStarter(next) && !nextIsInitial;
        return Abbreviations.Of(token) switch
        {
            AbbreviationKind.Inner => false,
            AbbreviationKind.BeforeName => next.Length == 0,
            AbbreviationKind.BeforeNumber => next.Length == 0 || !char.IsDigit(next[0]),
            AbbreviationKind.Ambiguous => starter,
            _ => true,
        };
    }

    /// <summary>What numbers a line: "1.", "a.", "IV.".</summary>
    private static bool IsEnumerator(ReadOnlySpan<char> token) =>
        token.Length is > 0 and <= 3 && (token.IndexOfAnyExceptInRange('0', '9') < 0 || token.Length == 1 || token.IndexOfAnyExcept("IVX") < 0);

    private static int Footnote(string text, int i, int limit)
    {
        if (text[i] != '[')
        {
            return i;
        }

        int j = i + 1;
        while (j < limit && char.IsAsciiDigit(text[j]))
        {
            j++;
        }

        return j > i + 1 && j < limit && text[j] == ']' ? j + 1 : i;
    }

    /// <summary>A closing mark set apart by spaces; a straight quote closes when one is open in the sentence.</summary>
    private static bool IsLoneCloser(string text, int start, int i, int limit)
    {
        if (i + 1 < limit && !TextShape.IsBlank(text[i + 1]) && !TextShape.IsCloser(text[i + 1]))
        {
            return false;
        }

        return text[i] is ')' or ']' or '”' or '’' || (text[i] == '\'' && i + 1 < limit && text[i + 1] == '\'')
            || (text[i] == '"' && text.AsSpan(start, i - start).Count('"') % 2 == 1);
    }
}
