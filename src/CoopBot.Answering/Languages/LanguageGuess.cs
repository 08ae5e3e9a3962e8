using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CoopBot.Answering.Languages;

/// <summary>Guesses what language a text is in: by its script where that says enough, else by its most common small words. Says nothing when unsure.</summary>
public static partial class LanguageGuess
{
    /// <summary>Small words that must be there at least.</summary>
    private const int FewestHits = 2;

    /// <summary>Share of letters of another script that makes a text one of that script: names in it may be Latin.</summary>
    private const double ScriptShare = 0.3;

    private static readonly (Language Language, FrozenSet<string> Words)[] Latin =
    [
        (Language.English, Set("the of and to in is was are were for that with on as by at from it this what who which how when where why did does do has have had be been not or an many much there their its will would can could")),
        (Language.German, Set("der die das und ist war sind waren den dem des ein eine einen einem einer nicht mit für auf von zu im am wie was wer wann wo warum welche welcher welches wurde wurden hat haben hatte sich auch bei nach über viele viel kostet gibt es wird werden")),
        (Language.French, Set("le la les des du de et est était sont étaient un une dans pour sur avec par qui que quoi quel quelle quels quelles quand où comment pourquoi combien il elle ils elles au aux ne pas ce cette ces son sa ses leur a ont été")),
        (Language.Spanish, Set("el la los las de del y es era son eran un una en para por con que qué quién quiénes cuál cuáles cuándo dónde cómo cuánto cuántos cuántas cuánta su sus al no se lo fue fueron ha han este esta")),
        (Language.Italian, Set("il lo la gli le di del della dei delle e è era sono un una in nel nella per con su da dal che chi quale quali quando dove come perché quanto quanti quanta quante non si ha hanno stato al alla questo questa")),
        (Language.Portuguese, Set("o a os as de do da dos das e é era são um uma em no na nos nas para por com que quem qual quais quando onde como quanto quantos quantas não se foi foram ao à este esta seu sua tem")),
        (Language.Dutch, Set("de het een en is was zijn waren van in op voor met aan door bij wie wat welke wanneer waar hoe waarom hoeveel niet dat die deze dit er heeft hebben werd werden naar ook te")),
        (Language.Polish, Set("i w z na do nie jest był była było są to że się jak co kto kiedy gdzie dlaczego ile który która które przez dla od po za ma czy tego jego jej")),
        (Language.Turkish, Set("ve bir bu ne kim kaç nasıl neden nerede hangi için ile mi mı mu mü değil var yok olan olarak çok daha da de kadar zaman")),
    ];

    /// <summary>The language; null when it can't be told.</summary>
    public static Language? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ByScript(text) ?? ByWords(text);
    }

    private static Language? ByScript(string text)
    {
        int letters = text.Count(char.IsLetter);
        bool Holds(char from, char to) => letters > 0 && text.Count(c => c >= from && c <= to) >= Math.Max(2, ScriptShare * letters);

        return Holds('\u3040', '\u30FF') || (text.Any(static c => c is >= '\u3040' and <= '\u30FF') && Holds('\u4E00', '\u9FFF')) ? Language.Japanese
            : Holds('\uAC00', '\uD7AF') ? Language.Korean
            : Holds('\u4E00', '\u9FFF') ? Language.Chinese
            : Holds('\u0400', '\u04FF') ? (text.Any(static c => c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є') ? Language.Ukrainian : Language.Russian)
            : Holds('\u0370', '\u03FF') ? Language.Greek
            : Holds('\u0590', '\u05FF') ? Language.Hebrew
            : Holds('\u0600', '\u06FF') ? Language.Arabic
            : Holds('\u0900', '\u097F') ? Language.Hindi
            : Holds('\u0E00', '\u0E7F') ? Language.Thai
            : null;
    }

    private static Language? ByWords(string text)
    {
        string[] words = [.. Words().Matches(text).Select(static m => m.Value.ToLowerInvariant())];
        (Language Language, int Hits)[] ranked = [.. Latin.Select(l => (l.Language, Hits: words.Count(l.Words.Contains))).OrderByDescending(static r => r.Hits)];

        // Related languages share small words: two alike say nothing.
        return ranked[0].Hits >= FewestHits && ranked[0].Hits > ranked[1].Hits ? ranked[0].Language : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();
}
