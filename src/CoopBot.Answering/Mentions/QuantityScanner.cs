namespace CoopBot.Answering.Mentions;

/// <summary>Reads "$200 million", "52 percent", "over 40,000 inmates", "19 departments", "one year", "two of the 23".</summary>
internal static class QuantityScanner
{
    public static Mention? TryRead(string text, List<Word> words, int at, out int next)
    {
        next = at + 1;
        Word first = words[at];
        if (NumberWords.TryOrdinal(first.Lower, out double rank) && !(first.Lower == "second" && FollowsNumber(text, words, at)))
        {
            return MentionExtractor.Create(MentionKind.Quantity, text, first.Start, first.End) with { Value = rank, Ordinal = true, Unit = UnitAfter(text, words, at + 1) };
        }

        if (TimeCompound(first.Lower) is var (count, period))
        {
            return MentionExtractor.Create(MentionKind.Duration, text, first.Start, first.End) with { Value = count, Unit = period, Bound = BoundBefore(words, at) };
        }

        if (!TryNumber(text, words, at, out double value, out next))
        {
            next = at + 1;
            return null;
        }

        int start = first.Start;
        Word last = words[next - 1];
        string? currency = CurrencyBefore(text, start, out int symbol) ?? CurrencyAfter(words, next, ref last, ref next);
        if (symbol >= 0)
        {
            start = symbol;
        }

        Bound bound = BoundBefore(words, at);
        if (currency is not null)
        {
            return MentionExtractor.Create(MentionKind.Quantity, text, start, last.End) with { Value = value, Unit = currency, Bound = bound };
        }

        if (IsPercent(text, words, next, last.End, out int percentEnd, out int after))
        {
            next = after;
            return MentionExtractor.Create(MentionKind.Quantity, text, start, percentEnd) with { Value = value, Unit = "%", Bound = bound };
        }

        // A spaced or hyphenated unit of time makes a duration: "three months", "10-year".
        if (next < words.Count && EnglishLexicon.TimeUnits.TryGetValue(words[next].Lower, out string? time) && Near(text, last.End, words[next].Start))
        {
            next++;
            return MentionExtractor.Create(MentionKind.Duration, text, start, words[next - 1].End) with { Value = value, Unit = time, Bound = bound };
        }

        string unit = UnitAfter(text, words, next);
        return MentionExtractor.Create(MentionKind.Quantity, text, start, last.End) with { Value = value, Unit = unit, Bound = bound };
    }

    /// <summary>The parts of a number word that is one word with its unit of time: "one-year", "twenty-one-day", "three-month-old".</summary>
    private static (double Value, string Unit)? TimeCompound(string word)
    {
        string[] parts = word.Split('-');
        for (int i = 1; i < parts.Length; i++)
        {
            if (EnglishLexicon.TimeUnits.TryGetValue(parts[i], out string? unit) && NumberWords.TryUnit(string.Join('-', parts[..i]), out double value))
            {
                return (value, unit);
            }
        }

        return null;
    }

    private static bool TryNumber(string text, List<Word> words, int at, out double value, out int next)
    {
        next = at + 1;
        string word = words[at].Lower;
        bool digits = NumberWords.TryDigits(word, out value);
        if (!digits)
        {
            // "one" alone is a pronoun as often as a number: it needs a noun or a scale behind it.
            int dash = word.IndexOf('-', StringComparison.Ordinal);
            if (!NumberWords.TryUnit(word, out value) && !(dash > 0 && NumberWords.TryUnit(word[..dash], out value)) && !(word is "a" or "an" && next < words.Count && IsScale(words[next].Lower) && (value = 1) > 0)
                && !(word is "hundred" or "thousand" or "million" or "billion" or "dozen" && NumberWords.TryScale(word, out value)))
            {
                return false;
            }

            if (word == "one" && !(next < words.Count && (IsScale(words[next].Lower) || EnglishLexicon.TimeUnits.ContainsKey(words[next].Lower))))
            {
                return false;
            }
        }

        double total = 0, current = value;
        while (next < words.Count && Near(text, words[next - 1].End, words[next].Start))
        {
            string w = words[next].Lower;
            if (NumberWords.TryScale(w, out double scale) && (w.Length > 2 || (digits && IsAbbreviatedScale(text, words[at].Start, w))))
            {
                current *= scale;
                if (scale >= 1000)
                {
                    total += current;
                    current = 0;
                }
            }
            else if (!digits && NumberWords.TryUnit(w, out double more) && current % 100 == 0 && (current > 0 || total > 0))
            {
                current += more;
            }
            else if (!digits && w == "and" && next + 1 < words.Count && current >= 100 && NumberWords.TryUnit(words[next + 1].Lower, out more))
            {
                current += more;
                next++;
            }
            else
            {
                break;
            }

            next++;
        }

        value = total + current;
        return true;
    }

    // "$200m" is money, "200 m" a distance.
    private static bool IsAbbreviatedScale(string text, int start, string scale) => scale != "m" || CurrencyBefore(text, start, out _) is not null;

    private static bool IsScale(string word) => word.Length > 2 && NumberWords.TryScale(word, out _);

    private static string? CurrencyBefore(string text, int start, out int symbol)
    {
        symbol = -1;
        int i = start - 1;
        while (i >= 0 && text[i] == ' ')
        {
            i--;
        }

        if (i >= 0 && text[i] is '$' or '€' or '£' or '¥')
        {
            symbol = i;
            return text[i].ToString();
        }

        return null;
    }

    private static string? CurrencyAfter(List<Word> words, int next, ref Word last, ref int after)
    {
        string? unit = next < words.Count
            ? words[next].Lower switch
            {
                "dollars" or "dollar" or "usd" => "$",
                "euros" or "euro" or "eur" => "€",
                "pounds" or "gbp" => "£",
                "yen" => "¥",
                _ => null,
            }
            : null;
        if (unit is not null)
        {
            last = words[next];
            after = next + 1;
        }

        return unit;
    }

    private static bool IsPercent(string text, List<Word> words, int next, int end, out int percentEnd, out int after)
    {
        after = next;
        percentEnd = end;
        int sign = end < text.Length && text[end] is ' ' or '\u00A0' ? end + 1 : end;
        if (sign < text.Length && text[sign] == '%')
        {
            percentEnd = sign + 1;
            return true;
        }

        if (next < words.Count && words[next].Lower is "percent" or "pct" or "percentage")
        {
            percentEnd = words[next].End;
            after = next + 1;
            return true;
        }

        if (next + 1 < words.Count && words[next].Lower == "per" && words[next + 1].Lower == "cent")
        {
            percentEnd = words[next + 1].End;
            after = next + 2;
            return true;
        }

        return false;
    }

    /// <summary>The noun that is counted: the last of up to three plain words behind the number ("active gang members" gives "member").</summary>
    private static string UnitAfter(string text, List<Word> words, int at)
    {
        string unit = "";
        for (int i = at; i < words.Count && i < at + 4; i++)
        {
            if (!Near(text, words[i - 1].End, words[i].Start) || EnglishLexicon.FunctionWords.Contains(words[i].Lower) || char.IsDigit(words[i].Text[0]))
            {
                break;
            }

            unit = Singular(words[i].Lower);
            if (words[i].Lower.EndsWith('s') && !words[i].Lower.EndsWith("ss", StringComparison.Ordinal))
            {
                break; // the plural closes the noun phrase
            }
        }

        return unit;
    }

    internal static string Singular(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        }

        return word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word.Length > 3 ? word[..^1] : word;
    }

    private static Bound BoundBefore(List<Word> words, int at)
    {
        string one = at > 0 ? words[at - 1].Lower : "", two = at > 1 ? words[at - 2].Lower : "";
        bool denied = at > 2 && words[at - 3].Lower is "no" or "not";
        return (two, one) switch
        {
            ("more" or "greater", "than") when denied => Bound.AtMost,
            ("less" or "fewer", "than") when denied => Bound.AtLeast,
            ("more", "than") or ("greater", "than") or ("at", "least") or (_, "over") or (_, "exceeding") or (_, "minimum") => Bound.AtLeast,
            ("less", "than") or ("fewer", "than") or ("up", "to") or ("at", "most") or (_, "under") or (_, "below") => Bound.AtMost,
            (_, "about" or "around" or "approximately" or "roughly" or "nearly" or "almost" or "some" or "estimated" or "circa") => Bound.About,
            _ => Bound.Exact,
        };
    }

    private static bool FollowsNumber(string text, List<Word> words, int at) =>
        at > 0 && NumberWords.TryDigits(words[at - 1].Lower, out double _) && Near(text, words[at - 1].End, words[at].Start);

    /// <summary>Only blanks or a hyphen part the two places.</summary>
    private static bool Near(string text, int end, int start)
    {
        foreach (char c in text.AsSpan(end, start - end))
        {
            if (c is not (' ' or '-' or ' ' or '\n'))
            {
                return false;
            }
        }

        return true;
    }
}
