using System.Globalization;

namespace CoopBot.Answering.Mentions;

/// <summary>Reads "March 23, 2011", "23 March 2011", "June 2019", "2011-03-23", "03/23/2011", "in 1992", "the 1990s", "Tuesday".</summary>
internal static class DateScanner
{
    public static Mention? TryRead(string text, List<Word> words, int at, out int next)
    {
        next = at + 1;
        Word word = words[at];
        if (EnglishLexicon.Weekdays.Contains(word.Lower) && word.IsCapitalised)
        {
            return MentionExtractor.Create(MentionKind.Date, text, word.Start, word.End);
        }

        if (IsMonth(word, out int month))
        {
            return AfterMonth(text, words, at, month, ref next);
        }

        if (TryDay(word, out int day) && at + 1 < words.Count)
        {
            // "23 March 2011", "23rd of March".
            int m = words[at + 1].Lower == "of" && at + 2 < words.Count ? at + 2 : at + 1;
            if (IsMonth(words[m], out month) && IsGap(text, words[m - 1], words[m]))
            {
                next = m + 1;
                int? year = YearAt(words, text, next);
                next += year is null ? 0 : 1;
                return MentionExtractor.Create(MentionKind.Date, text, word.Start, words[next - 1].End) with { Year = year, Month = month, Day = day };
            }
        }

        return TryIso(text, words, at, ref next) ?? TrySlashed(text, words, at, ref next) ?? TryYear(text, words, at);
    }

    private static Mention? AfterMonth(string text, List<Word> words, int at, int month, ref int next)
    {
        int? day = null;
        if (next < words.Count && TryDay(words[next], out int d) && IsGap(text, words[next - 1], words[next]))
        {
            day = d;
            next++;
        }

        int? year = YearAt(words, text, next);
        next += year is null ? 0 : 1;
        if (day is null && year is null && at == 0 && words[at].Lower == "may")
        {
            return null; // "May I see it?"
        }

        return MentionExtractor.Create(MentionKind.Date, text, words[at].Start, words[next - 1].End) with { Year = year, Month = month, Day = day };
    }

    private static Mention? TryIso(string text, List<Word> words, int at, ref int next)
    {
        if (!IsYear(words[at], out int year) || at + 2 >= words.Count
            || text.AsSpan(words[at].End) is not ['-', ..] || words[at + 1].Start != words[at].End + 1
            || words[at + 2].Start != words[at + 1].End + 1 || text[words[at + 1].End] != '-'
            || !int.TryParse(words[at + 1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out int month) || month is < 1 or > 12
            || !int.TryParse(words[at + 2].Text, NumberStyles.None, CultureInfo.InvariantCulture, out int day) || day is < 1 or > 31)
        {
            return null;
        }

        next = at + 3;
        return MentionExtractor.Create(MentionKind.Date, text, words[at].Start, words[at + 2].End) with { Year = year, Month = month, Day = day };
    }

    /// <summary>Month and day in either order, as their size tells; where it doesn't, the year alone is known.</summary>
    private static Mention? TrySlashed(string text, List<Word> words, int at, ref int next)
    {
        if (at + 2 >= words.Count || !IsYear(words[at + 2], out int year) || !IsSlash(text, words[at], words[at + 1]) || !IsSlash(text, words[at + 1], words[at + 2])
            || !int.TryParse(words[at].Text, NumberStyles.None, CultureInfo.InvariantCulture, out int first) || first is < 1 or > 31
            || !int.TryParse(words[at + 1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out int second) || second is < 1 or > 31
            || (first > 12 && second > 12))
        {
            return null;
        }

        next = at + 3;
        Mention date = MentionExtractor.Create(MentionKind.Date, text, words[at].Start, words[at + 2].End) with { Year = year };
        return first > 12 ? date with { Month = second, Day = first }
            : second > 12 || first == second ? date with { Month = first, Day = second }
            : date;
    }

    private static bool IsSlash(string text, Word left, Word right) => right.Start == left.End + 1 && text[left.End] == '/';

    private static Mention? TryYear(string text, List<Word> words, int at)
    {
        Word word = words[at];
        if (word.Lower.Length == 5 && word.Lower[4] == 's' && int.TryParse(word.Lower.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int decade) && decade is >= 1000 and < 2100)
        {
            return MentionExtractor.Create(MentionKind.Date, text, word.Start, word.End) with { Year = decade, ToYear = decade % 10 == 0 ? decade + (decade % 100 == 0 ? 99 : 9) : null };
        }

        if (!IsYear(word, out int year) || (word.Start > 0 && text[word.Start - 1] is '$' or '€' or '£'))
        {
            return null;
        }

        // A four-digit number counts as a year unless a unit follows it directly ("1500 metres" is a quantity).
        bool counted = at + 1 < words.Count && IsGap(text, word, words[at + 1]) && !text.AsSpan(word.End, words[at + 1].Start - word.End).Contains(',')
            && char.IsLower(words[at + 1].Text[0]) && !EnglishLexicon.FunctionWords.Contains(words[at + 1].Lower)
            && (at == 0 ? year is < 1900 or >= 2100 : !IsTemporalPreposition(words[at - 1].Lower))
            && (words[at + 1].Lower.EndsWith('s') || words[at + 1].Lower is "people" or "men" or "women" or "children");
        return counted ? null : MentionExtractor.Create(MentionKind.Date, text, word.Start, word.End) with { Year = year };
    }

    private static bool IsTemporalPreposition(string word) =>
        word is "in" or "since" or "by" or "until" or "from" or "during" or "before" or "after" or "of" or "the" or "and" or "to" or "between";

    private static int? YearAt(List<Word> words, string text, int at) =>
        at < words.Count && IsYear(words[at], out int year) && IsGap(text, words[at - 1], words[at]) ? year : null;

    private static bool IsMonth(Word word, out int month) =>
        EnglishLexicon.Months.TryGetValue(word.Lower, out month) && word.IsCapitalised;

    private static bool TryDay(Word word, out int day)
    {
        string digits = word.Lower.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out day) && day is >= 1 and <= 31 && digits.Length <= 2;
    }

    private static bool IsYear(Word word, out int year) =>
        int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && word.Text.Length == 4 && year is >= 1000 and <= 2199;

    /// <summary>Only white space, commas, full stops of abbreviations or "of" may part the words of one date.</summary>
    private static bool IsGap(string text, Word left, Word right)
    {
        foreach (char c in text.AsSpan(left.End, right.Start - left.End))
        {
            if (!char.IsWhiteSpace(c) && c is not (',' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
