namespace CoopBot.Retrieval.Lexical;

/// <summary>Turns text into terms. Documents and questions go the same way, so that they meet.</summary>
/// <remarks>
/// Words are lower-cased, accents folded, possessives dropped and stemmed; function words are left out. "U.S." and "US" give
/// one term, as do "40,000" and "40000"; "at-risk" gives its parts and, as "e-mail" should find "email", the whole.
/// </remarks>
public static class TextAnalyzer
{
    /// <summary>The terms of a text in order of their place.</summary>
    public static IReadOnlyList<Term> Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = new List<Term>();
        int end = -1;
        int compoundStart = -1;
        string compound = "";
        foreach ((int start, int wordEnd) in WordScanner.Words(text))
        {
            WordForm form = WordForm.Of(text.AsSpan(start, wordEnd - start));
            if (form.Term is { } term)
            {
                terms.Add(new Term(term, start, wordEnd));
            }

            // A hyphen joins this word to the one before: the compound is a term as well.
            bool joined = end >= 0 && start == end + 1 && WordScanner.IsHyphen(text[end]) && form.Normal.Length > 0 && compound.Length > 0;
            if (joined && WordForm.Of(compound += form.Normal).Term is { } whole)
            {
                terms.Add(new Term(whole, compoundStart, wordEnd));
            }
            else if (!joined)
            {
                (compound, compoundStart) = (form.Normal, start);
            }

            end = wordEnd;
        }

        return terms;
    }
}
