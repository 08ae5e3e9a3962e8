namespace CoopBot.Retrieval.Lexical;

/// <summary>Cuts English words down to stems, so that "prisoners" finds "prisoner".</summary>
/// <remarks>Source: M. F. Porter's second English stemmer ("Porter2"), after its published description.</remarks>
internal static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl",
        ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky",
        ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    private static readonly HashSet<string> WholeAfterStep1A = new(StringComparer.Ordinal)
    {
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    };

    // Longest first: each step acts on the longest suffix that fits, or on none.
    private static readonly (string Suffix, string By)[] Step2 =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"),
        ("lessli", "less"), ("tional", "tion"), ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"),
        ("iviti", "ive"), ("ousli", "ous"), ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"),
        ("izer", "ize"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string By)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "iti", "ion", "ism", "ive", "ize", "ous", "al", "er", "ic",
    ];

    /// <param name="word">Lower case, without apostrophes. Words with other signs than a to z are left as they are.</param>
    public static string Stem(string word)
    {
        if (word.Length <= 2 || !word.AsSpan().ContainsAnyInRange('a', 'z') || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        if (Exceptions.TryGetValue(word, out string? exception))
        {
            return exception;
        }

        char[] letters = new char[word.Length + 1]; // a step may put back an e behind what it cut
        word.CopyTo(letters);
        var state = new State(letters, word.Length);
        state.MarkConsonantY();
        state.FindRegions();
        state.Plural();
        if (WholeAfterStep1A.Contains(state.ToString()))
        {
            return state.ToString();
        }

        state.PastAndProgressive();
        state.FinalY();
        state.Replace(Step2, static (s, suffix) => suffix switch
        {
            "ogi" => s.At(3) == 'l',
            "li" => "cdeghkmnrt".Contains(s.At(2), StringComparison.Ordinal),
            _ => true,
        });
        state.Replace(Step3, static (s, suffix) => suffix != "ative" || s.InRegion2(5));
        state.Drop();
        state.FinalE();
        return state.ToString().ToLowerInvariant();
    }

    private sealed class State(char[] letters, int length)
    {
        private int count = length;
        private int region1;
        private int region2;

        /// <summary>The letter <paramref name="back"/> places before the end, from 0 for the last.</summary>
        public char At(int back) => back < count ? letters[count - 1 - back] : '\0';

        public bool InRegion2(int suffix) => count - suffix >= region2;

        public override string ToString() => new(letters, 0, count);

        public void MarkConsonantY()
        {
            for (int i = 0; i < count; i++)
            {
                if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
                {
                    letters[i] = 'Y';
                }
            }
        }

        public void FindRegions()
        {
            ReadOnlySpan<char> word = letters.AsSpan(0, count);
            region1 = word.StartsWith("gener") || word.StartsWith("arsen") ? 5
                : word.StartsWith("commun") ? 6
                : RegionAfter(0);
            region2 = RegionAfter(region1);
        }

        public void Plural()
        {
            if (Ends("sses"))
            {
                count -= 2;
            }
            else if (Ends("ied") || Ends("ies"))
            {
                count -= count > 4 ? 2 : 1;
            }
            else if (At(0) == 's' && At(1) is not ('u' or 's') && HasVowel(count - 2))
            {
                count--;
            }
        }

        public void PastAndProgressive()
        {
            int eed = Ends("eedly") ? 5 : Ends("eed") ? 3 : 0;
            if (eed > 0)
            {
                if (count - eed >= region1)
                {
                    count -= eed - 2;
                }

                return;
            }

            int suffix = Ends("ingly") ? 5 : Ends("edly") ? 4 : Ends("ing") ? 3 : Ends("ed") ? 2 : 0;
            if (suffix == 0 || !HasVowel(count - suffix))
            {
                return;
            }

            count -= suffix;
            if (Ends("at") || Ends("bl") || Ends("iz"))
            {
                letters[count++] = 'e';
            }
            else if (At(0) == At(1) && "bdfgmnprt".Contains(At(0), StringComparison.Ordinal))
            {
                count--;
            }
            else if (count <= region1 && EndsInShortSyllable(count))
            {
                letters[count++] = 'e';
            }
        }

        public void FinalY()
        {
            if (At(0) is 'y' or 'Y' && count > 2 && !IsVowel(At(1)))
            {
                letters[count - 1] = 'i';
            }
        }

        public void Replace((string Suffix, string By)[] rules, Func<State, string, bool> applies)
        {
            foreach ((string suffix, string by) in rules)
            {
                if (Ends(suffix))
                {
                    if (count - suffix.Length >= region1 && applies(this, suffix))
                    {
                        count -= suffix.Length;
                        by.CopyTo(0, letters, count, by.Length);
                        count += by.Length;
                    }

                    return;
                }
            }
        }

        public void Drop()
        {
            foreach (string suffix in Step4)
            {
                if (Ends(suffix))
                {
                    if (InRegion2(suffix.Length) && (suffix != "ion" || At(3) is 's' or 't'))
                    {
                        count -= suffix.Length;
                    }

                    return;
                }
            }
        }

        public void FinalE()
        {
            bool drop = At(0) switch
            {
                'e' => InRegion2(1) || (count - 1 >= region1 && !EndsInShortSyllable(count - 1)),
                'l' => InRegion2(1) && At(1) == 'l',
                _ => false,
            };
            if (drop)
            {
                count--;
            }
        }

        private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

        private bool Ends(string suffix) => letters.AsSpan(0, count).EndsWith(suffix);

        private bool HasVowel(int end)
        {
            for (int i = 0; i < end; i++)
            {
                if (IsVowel(letters[i]))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Behind the first consonant that follows a vowel, from <paramref name="from"/> on.</summary>
        private int RegionAfter(int from)
        {
            for (int i = from + 1; i < count; i++)
            {
                if (!IsVowel(letters[i]) && IsVowel(letters[i - 1]))
                {
                    return i + 1;
                }
            }

            return count;
        }

        private bool EndsInShortSyllable(int end) => end switch
        {
            < 2 => false,
            2 => IsVowel(letters[0]) && !IsVowel(letters[1]),
            _ => !IsVowel(letters[end - 3]) && IsVowel(letters[end - 2]) &&
                !IsVowel(letters[end - 1]) && letters[end - 1] is not ('w' or 'x' or 'Y'),
        };
    }
}
