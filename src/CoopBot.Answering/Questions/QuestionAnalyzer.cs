using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Questions;

/// <summary>Reads a question by its grammar: the question word, the noun behind it, the auxiliary that opens it.</summary>
public static class QuestionAnalyzer
{
    /// <summary>Analyses <paramref name="question"/>; never fails, an odd text is simply of type <see cref="AnswerType.Other"/>.</summary>
    public static QuestionAnalysis Analyze(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        string text = question.Trim();
        List<Word> words = Words.Of(text);
        int at = FindQuestionWord(words);
        (AnswerType type, string focus) = at < 0 ? WithoutQuestionWord(words) : WithQuestionWord(words, at);
        bool interrogative = at >= 0 || text.EndsWith('?') || type != AnswerType.Other || (words.Count > 0 && IsRequest(words[0].Lower));
        return new QuestionAnalysis(text, type, IsList(words, at, focus), MentionExtractor.Extract(text))
        {
            Focus = focus,
            IsInterrogative = interrogative,
        };
    }

    private static int FindQuestionWord(List<Word> words)
    {
        // The first question word counts, unless an auxiliary opens the sentence ("Did he say who …?" asks yes or no).
        if (words.Count > 0 && IsAuxiliary(words[0].Lower))
        {
            return -1;
        }

        int at = words.FindIndex(w => IsQuestionWord(w.Lower));

        // "when" and "where" in the middle of a question that has another question word are conjunctions.
        return at;
    }

    private static (AnswerType Type, string Focus) WithQuestionWord(List<Word> words, int at)
    {
        string word = Bare(words[at].Lower);
        string next = at + 1 < words.Count ? words[at + 1].Lower : "";
        string focus = "";
        switch (word)
        {
            case "how":
                switch (next)
                {
                    case "many":
                        return (AnswerType.Number, NounFrom(words, at + 2));
                    case "much":
                        return (AnswerType.Amount, NounFrom(words, at + 2));
                    case "long":
                        return (AnswerType.Duration, "");
                    case "old" or "big" or "large" or "tall" or "high" or "far" or "deep" or "wide" or "heavy" or "fast" or "often" or "frequently":
                        return (AnswerType.Number, "");
                    default:
                        return (AnswerType.Manner, "");
                }

            case "who" or "whom" or "whose":
                return at == 0 && IsBe(next) && words.Count <= 6 && AllNames(words, 2) ? (AnswerType.Definition, "") : (AnswerType.Person, "");
            case "when":
                return (AnswerType.Date, "");
            case "where":
                return (AnswerType.Place, "");
            case "why":
                return (AnswerType.Reason, "");
            default: // what, which
                focus = IsAuxiliary(next) || next.Length == 0 ? "" : NounFrom(words, at + 1);
                if (focus.Length == 0 && IsBe(next) && at + 2 < words.Count)
                {
                    focus = SubjectNoun(words, at + 2, out bool onlySubject);
                    if (onlySubject)
                    {
                        return (AnswerType.Definition, focus);
                    }
                }

                return (OfNoun(focus), focus);
        }
    }

    private static (AnswerType Type, string Focus) WithoutQuestionWord(List<Word> words)
    {
        if (words.Count == 0)
        {
            return (AnswerType.Other, "");
        }

        return IsAuxiliary(words[0].Lower) ? (AnswerType.YesNo, "") : (AnswerType.Other, "");
    }

    /// <summary>The type that a noun asks for: "which year", "what country", "what is the cost of".</summary>
    private static AnswerType OfNoun(string noun) => QuantityNoun(noun);

    private static AnswerType QuantityNoun(string noun) => noun switch
    {
        "year" or "date" or "day" or "month" or "time" or "decade" or "century" or "deadline" => AnswerType.Date,
        "number" or "percentage" or "percent" or "share" or "rate" or "proportion" or "age" or "population" or "size" or "total" or "ratio" or "temperature"
            or "height" or "length" or "distance" or "weight" or "depth" or "speed" or "score" or "count" => AnswerType.Number,
        "cost" or "price" or "amount" or "budget" or "sum" or "salary" or "fee" or "revenue" or "value" => AnswerType.Amount,
        "country" or "city" or "place" or "town" or "state" or "region" or "location" or "village" or "street" or "continent" or "island" or "province" => AnswerType.Place,
        "person" or "man" or "woman" or "president" or "minister" or "secretary" or "author" or "director" or "official" or "leader" or "name" => AnswerType.Person,
        "reason" or "cause" or "purpose" or "aim" or "goal" or "motive" => AnswerType.Reason,
        "duration" or "period" => AnswerType.Duration,
        _ => AnswerType.Other,
    };

    private static string NounFrom(List<Word> words, int at)
    {
        string noun = "";
        for (int i = at; i < words.Count && i < at + 4; i++)
        {
            if (EnglishLexicon.FunctionWords.Contains(words[i].Lower) || (i > at && IsVerbBefore(words, i)))
            {
                break;
            }

            noun = QuantityScanner.Singular(words[i].Lower);
            if (words[i].Lower != noun)
            {
                break;
            }
        }

        return noun;
    }

    /// <summary>True for "helps" in "which agency helps Ostria", "signed" in "which minister signed it": an object follows.</summary>
    private static bool IsVerbBefore(List<Word> words, int at) =>
        !words[at].IsCapitalised && at + 1 < words.Count
        && (words[at].Lower.EndsWith('s') || words[at].Lower.EndsWith("ed", StringComparison.Ordinal))
        && (words[at + 1].IsCapitalised || words[at + 1].Lower is "the" or "a" or "an" or "it" or "its" or "them" or "their" or "him" or "his" or "her" or "this" or "that" or "these" or "those");

    private static string SubjectNoun(List<Word> words, int at, out bool onlySubject)
    {
        int i = at;
        while (i < words.Count && words[i].Lower is "the" or "a" or "an" or "this" or "that" or "their" or "its" or "his" or "her")
        {
            i++;
        }

        string noun = "";
        int start = i;
        while (i < words.Count && !EnglishLexicon.FunctionWords.Contains(words[i].Lower))
        {
            noun = words[i].Lower;
            i++;
        }

        // "What is the Zero Idleness program?" asks for a definition; "What is the cost of …?" for the cost.
        onlySubject = i >= words.Count && i > start && QuantityNoun(QuantityScanner.Singular(noun)) == AnswerType.Other;
        return QuantityScanner.Singular(noun);
    }

    private static bool IsList(List<Word> words, int at, string focus)
    {
        if (words.Count > 0 && words[0].Lower is "list" or "name" or "enumerate")
        {
            return true;
        }

        if (at < 0 || at + 1 >= words.Count)
        {
            return false;
        }

        string word = Bare(words[at].Lower), next = words[at + 1].Lower;
        if (word is "what" or "which")
        {
            if (next is "are" or "were" or "all" or "other" || (next is "two" or "three" or "four" or "five" or "six"))
            {
                return true;
            }

            // A plural noun behind it: "which agencies", "what kinds".
            for (int i = at + 1; i < words.Count && i < at + 5 && !IsAuxiliary(words[i].Lower); i++)
            {
                if (QuantityScanner.Singular(words[i].Lower) == focus && words[i].Lower != focus)
                {
                    return true;
                }
            }
        }

        return word is "who" && next is "are" or "were" && at + 2 < words.Count && words[^1].Lower.EndsWith('s');
    }

    private static bool AllNames(List<Word> words, int from)
    {
        for (int i = from; i < words.Count; i++)
        {
            if (!words[i].IsCapitalised && words[i].Lower is not ("the" or "of" or "de"))
            {
                return false;
            }
        }

        return words.Count > from;
    }

    private static string Bare(string word)
    {
        int apostrophe = word.AsSpan().IndexOfAny('\'', '’');
        return apostrophe > 0 ? word[..apostrophe] : word;
    }

    internal static bool IsQuestionWord(string word) =>
        Bare(word) is "who" or "whom" or "whose" or "what" or "which" or "when" or "where" or "why" or "how";

    private static bool IsBe(string word) => word is "is" or "are" or "was" or "were";

    internal static bool IsAuxiliary(string word) =>
        word is "is" or "are" or "was" or "were" or "do" or "does" or "did" or "has" or "have" or "had" or "can" or "could" or "will" or "would"
            or "shall" or "should" or "may" or "might" or "must" or "isn't" or "aren't" or "wasn't" or "weren't" or "don't" or "doesn't" or "didn't" or "hasn't" or "haven't" or "can't" or "won't";

    private static bool IsRequest(string word) => word is "tell" or "list" or "name" or "describe" or "explain" or "summarize" or "summarise" or "give" or "show" or "define" or "compare";
}
