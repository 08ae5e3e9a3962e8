using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Questions;

/// <summary>Turns a statement into a question that it answers: the other way round than <see cref="DeclarativeForm"/>.</summary>
/// <remarks>
/// "The unit will train 500 officers." gives "How many officers will the unit train?", "The port was opened in 1999." gives
/// "When was the port opened?". Grammar alone decides; whether the question is any good, the documents must show.
/// </remarks>
public static class InterrogativeForm
{
    private const string CurrencySigns = "$€£¥";
    private const int LongestSubject = 8;
    private const int LongestNoun = 3;
    private const int LongestRest = 8;

    /// <summary>The question; null when the sentence isn't of a form that can be turned round safely.</summary>
    /// <param name="sentence">One sentence.</param>
    /// <param name="isWord">Whether a word in lower case is known: "provided" is of "provide" because that is a word, "provid" is none.</param>
    public static string? Of(string sentence, Predicate<string> isWord)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(isWord);
        string text = WithoutOpening(sentence.Trim());
        List<Word> words = Words.Of(text);
        int verb = words.FindIndex(w => IsFinite(w.Lower) || IsPast(w.Lower));
        if (verb < 0)
        {
            verb = words.FindIndex(w => Base(w.Lower, isWord) is not null);
        }

        if (!text.EndsWith('.') || verb is < 1 or > LongestSubject || verb + 2 >= words.Count)
        {
            return null; // a heading, a question, a list's lead-in, or no verb that we know
        }

        if (words[0].Lower is "there")
        {
            return verb == 1 && Counted(text, words, 2, out int behind) is { } there && Rest(text, words, behind, words.Count) is { } where
                ? $"How many {there} {words[1].Lower} there{where}?"
                : null;
        }

        return Subject(text, words, verb, isWord) is not { } subject ? null
            : IsFinite(words[verb].Lower) ? WithAuxiliary(text, words, verb, subject)
            : words[verb + 1].Lower is not "by" && Base(words[verb].Lower, isWord) is { } plain ? WithVerb(text, words, verb, subject, plain)
            : null;
    }

    /// <summary>"What is known about border security?" of the heading "Border Security"; null where a heading is more than a noun phrase.</summary>
    /// <param name="heading">A heading.</param>
    /// <param name="isWord">Whether a word is known in lower case: then it is no name.</param>
    public static string? OfHeading(string heading, Predicate<string> isWord)
    {
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(isWord);
        List<Word> words = Words.Of(heading);
        bool phrase = words.Count is > 1 and <= LongestNoun + 2
            && heading.All(static c => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’' or '&')
            && !words.Exists(static w => IsFinite(w.Lower) || EnglishLexicon.Anaphors.Contains(w.Lower))
            && !EnglishLexicon.FunctionWords.Contains(words[^1].Lower)
            && (words[0].Lower is "the" || !EnglishLexicon.FunctionWords.Contains(words[0].Lower));
        return phrase ? $"What is known about {string.Join(' ', heading.Split(' ').Select(w => isWord(w.ToLowerInvariant()) || w is "The" ? w.ToLowerInvariant() : w))}?" : null;
    }

    /// <summary>"In 2019, the unit trained …" without "In 2019,": what stands before the subject is left out of the question.</summary>
    private static string WithoutOpening(string text)
    {
        int comma = text.IndexOf(", ", StringComparison.Ordinal);
        List<Word> opening = comma < 0 ? [] : Words.Of(text[..comma]);
        bool adverbial = opening.Count is > 0 and <= LongestRest
            && (opening[0].Lower is "in" or "on" or "by" or "since" or "during" or "at" or "after" or "under" or "with" or "through" || opening[0].Lower.EndsWith("ly", StringComparison.Ordinal))
            && !opening.Exists(static w => IsFinite(w.Lower));
        return adverbial ? char.ToUpperInvariant(text[comma + 2]) + text[(comma + 3)..] : text;
    }

    private static string? WithAuxiliary(string text, List<Word> words, int at, string subject)
    {
        string auxiliary = words[at].Lower;
        Word next = words[at + 1];
        if (IsHave(auxiliary) && Counted(text, words, at + 1, out _) is { } owned)
        {
            return $"How many {owned} {(auxiliary is "has" ? "does" : auxiliary is "have" ? "do" : "did")} {subject} have?";
        }

        if (IsBe(auxiliary))
        {
            return next.Lower is "a" or "an" or "the" or "one" && IsThing(subject) ? $"What {auxiliary} {subject}?"
                : EnglishLexicon.IsParticiple(next.Lower) && BeforeDate(text, words, at + 2) is { } rest ? $"When {auxiliary} {subject} {next.Text}{rest}?"
                : null;
        }

        bool verb = !EnglishLexicon.FunctionWords.Contains(next.Lower) && !next.IsCapitalised && !next.Lower.EndsWith("ly", StringComparison.Ordinal);
        return !verb || (IsHave(auxiliary) && !EnglishLexicon.IsParticiple(next.Lower)) ? null
            : Counted(text, words, at + 2, out _) is { } counted ? $"How many {counted} {auxiliary} {subject} {next.Text}?"
            : IsMoney(text, words, at + 2) ? $"How much money {auxiliary} {subject} {next.Text}?"
            : IsHave(auxiliary) ? null
            : $"What {auxiliary} {subject} do?";
    }

    private static string? WithVerb(string text, List<Word> words, int at, string subject, string verb)
    {
        bool past = IsPast(words[at].Lower);
        string auxiliary = past ? "did" : "does";
        return Counted(text, words, at + 1, out _) is { } counted ? $"How many {counted} {auxiliary} {subject} {verb}?"
            : IsMoney(text, words, at + 1) ? $"How much money {auxiliary} {subject} {verb}?"
            : past && BeforeDate(text, words, at + 1) is { } rest ? $"When did {subject} {verb}{rest}?"
            : null;
    }

    /// <summary>"the unit" of "The unit will train …": one noun phrase with a name in it or an article before it.</summary>
    private static string? Subject(string text, List<Word> words, int verb, Predicate<string> isWord)
    {
        string phrase = text[..words[verb - 1].End];
        bool plain = text[words[verb - 1].End..words[verb].Start] == " " && phrase.All(c => char.IsLetter(c) || c is ' ' or '-' or '.' or '\'' or '’' or '&');
        List<Word> rest = words.GetRange(1, verb - 1);
        bool oneNoun = rest.TrueForAll(w => w.Lower is "of" or "and" or "the" || !EnglishLexicon.FunctionWords.Contains(w.Lower))
            && !EnglishLexicon.FunctionWords.Contains(words[verb - 1].Lower);
        bool article = words[0].Lower is "the" && rest.Exists(static w => w.IsCapitalised);
        bool function = EnglishLexicon.FunctionWords.Contains(words[0].Lower);
        bool name = IsAcronym(words[0].Text) || (words[0].IsCapitalised && !function && (rest is [{ IsCapitalised: true }, ..] || !isWord(words[0].Lower)));
        return !plain || !oneNoun ? null
            : article ? "the" + phrase[3..]
            : name ? phrase
            : null;
    }

    /// <summary>A name without article is a person's as likely as a country's: only what has one, or stands for a longer name, is surely a thing.</summary>
    private static bool IsThing(string subject) => subject.StartsWith("the ", StringComparison.Ordinal) || IsAcronym(subject);

    /// <summary>"officers" where "500 officers" stands: what a plain number counts.</summary>
    private static string? Counted(string text, List<Word> words, int at, out int behind)
    {
        at = BehindBound(words, at);
        behind = at;
        if (at >= words.Count || !(NumberWords.TryDigits(words[at].Text, out double value) || NumberWords.TryUnit(words[at].Lower, out value)) || value < 2)
        {
            return null;
        }

        behind = at + 1;
        while (behind < words.Count && behind - at <= LongestNoun && !EnglishLexicon.FunctionWords.Contains(words[behind].Lower) && Adjoin(text, words, behind))
        {
            behind++;
        }

        Word last = words[behind - 1];
        bool plural = behind > at + 1 && last.Lower.EndsWith('s') && !EnglishLexicon.TimeUnits.ContainsKey(last.Lower) && !NumberWords.TryScale(words[at + 1].Lower, out _);
        return plural && Adjoin(text, words, at) ? text[words[at + 1].Start..last.End] : null;
    }

    private static bool IsMoney(string text, List<Word> words, int at)
    {
        at = BehindBound(words, at);
        return at < words.Count && MentionExtractor.Extract(text).Any(m => m is { Kind: MentionKind.Quantity, Value: not null } && CurrencySigns.Contains(m.Text[0]) && m.Span.Start == words[at].Start - 1);
    }

    /// <summary>Behind "more than", "nearly", "over": where the number itself stands.</summary>
    private static int BehindBound(List<Word> words, int at) =>
        at + 2 < words.Count && words[at].Lower is "more" or "less" or "fewer" && words[at + 1].Lower is "than" ? at + 2
        : at + 2 < words.Count && words[at].Lower is "at" && words[at + 1].Lower is "least" or "most" ? at + 2
        : at + 1 < words.Count && words[at].Lower is "over" or "about" or "nearly" or "almost" or "some" or "around" or "approximately" ? at + 1
        : at;

    /// <summary>What stands between a verb and "in 1999": the rest of a question for the date.</summary>
    private static string? BeforeDate(string text, List<Word> words, int from)
    {
        foreach (Mention date in MentionExtractor.Extract(text).Where(static m => m is { Kind: MentionKind.Date, Year: not null }))
        {
            int at = words.FindIndex(w => w.Start == date.Span.Start);
            if (at > from && words[at - 1].Lower is "in" or "on")
            {
                return Rest(text, words, from, at - 1);
            }
        }

        return null;
    }

    /// <summary>The words from one place to another with a blank before them, where they are few, plain, and lean on nothing said before.</summary>
    private static string? Rest(string text, List<Word> words, int from, int to)
    {
        if (from >= to)
        {
            return "";
        }

        string rest = text[words[from].Start..words[to - 1].End];
        bool plain = to - from <= LongestRest && rest.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or '\'' or '’' or '&');
        return plain && !words.GetRange(from, to - from).Exists(w => EnglishLexicon.Anaphors.Contains(w.Lower)) ? " " + rest : null;
    }

    /// <summary>"train" of "trained", "provide" of "provided" and "provides".</summary>
    private static string? Base(string form, Predicate<string> isWord) =>
        form.Length <= 4 ? null
        : IsPast(form) ? Known(form, [form[..^2], form[..^1], form[..^3], form[..^3] + "y"], isWord)
        : form[^1] == 's' ? Known(form, [form[..^1], form[..^2], form[..^3] + "y"], isWord)
        : null;

    private static string? Known(string form, string[] candidates, Predicate<string> isWord) =>
        candidates.FirstOrDefault(c => isWord(c) && Inflection.FormsOf(c).Contains(form, StringComparer.Ordinal));

    private static bool Adjoin(string text, List<Word> words, int at) => at > 0 && text[words[at - 1].End..words[at].Start] == " ";

    private static bool IsPast(string word) => word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal);

    private static bool IsFinite(string word) => IsBe(word) || IsHave(word) || word is "will" or "can" or "could" or "may" or "might" or "must" or "should" or "would";

    private static bool IsBe(string word) => word is "is" or "are" or "was" or "were";

    private static bool IsHave(string word) => word is "has" or "have" or "had";

    private static bool IsAcronym(string word) => word.Length > 1 && word.All(char.IsUpper);
}
