using System.Collections.Frozen;

namespace CoopBot.Knowledge.Text;

/// <summary>What a full stop behind a token may mean.</summary>
internal enum AbbreviationKind
{
    /// <summary>An ordinary word: the stop ends the sentence.</summary>
    None,

    /// <summary>A name follows, always: "Dr.", "Gen.".</summary>
    BeforeName,

    /// <summary>A number follows, else it is a word: "No. 5", "No."</summary>
    BeforeNumber,

    /// <summary>Never ends a sentence: "e.g.", "vs.".</summary>
    Inner,

    /// <summary>May end a sentence: "U.S.", "Inc.", initials. The next word decides.</summary>
    Ambiguous,
}

/// <summary>English abbreviations by what may follow them, and the words of the closed classes that begin sentences.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> BeforeName = Set(
        "mr mrs ms mx dr prof gen col sgt capt cpt lt maj cpl pvt cmdr cdr adm rep reps sen sens gov pres hon rev fr msgr supt insp det amb atty sr.a mt ft messrs mme mlle");

    private static readonly FrozenSet<string> BeforeNumber = Set("no nos nr fig figs art arts sec secs vol vols p pp pg ch chap eq eqs para paras ref refs ed op cl pt pts");

    private static readonly FrozenSet<string> Inner = Set("e.g eg i.e ie cf vs v viz approx ca circa incl resp");

    private static readonly FrozenSet<string> Ambiguous = Set(
        "inc corp ltd co bros llc plc jr sr esq st ave blvd rd dept govt assn univ inst intl natl etc al a.m p.m am.pm jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun " +
        "ph.d m.d b.a m.a b.sc m.sc d.c est min max sq ft.lb in.lb tel ext");

    private static readonly FrozenSet<string> Starters = Set(
        "the a an this that these those he she it they we you i his her its their our my your there here in on at by for from with to as after before during since while when where who " +
        "what which how why if although though however but and or nor so yet all some many most much few each every both several another such one no not despite because until under over " +
        "between through according also then thus therefore moreover furthermore meanwhile additionally today yesterday now once unlike like given instead is are was were do does did has have had can could will would should may might");

    /// <param name="token">The token before the stop, without it.</param>
    public static AbbreviationKind Of(ReadOnlySpan<char> token)
    {
        if (token.Length == 0)
        {
            return AbbreviationKind.None;
        }

        string key = token.ToString().ToLowerInvariant();
        return Inner.Contains(key) ? AbbreviationKind.Inner
            : BeforeNumber.Contains(key) && !IsInitial(token) ? AbbreviationKind.BeforeNumber
            : BeforeName.Contains(key) && char.IsUpper(token[0]) ? AbbreviationKind.BeforeName
            : Ambiguous.Contains(key) || IsInitial(token) || IsAcronym(token) ? AbbreviationKind.Ambiguous
            : AbbreviationKind.None;
    }

    /// <summary>True for a capitalised word of a closed class: it begins a sentence where a name would not.</summary>
    public static bool IsStarter(ReadOnlySpan<char> word) => word.Length > 0 && char.IsUpper(word[0]) && Starters.Contains(word.ToString().ToLowerInvariant());

    private static bool IsInitial(ReadOnlySpan<char> token) => token.Length == 1 && char.IsUpper(token[0]);

    /// <summary>Single letters parted by stops: U.S, G.R.E.A.T, a.k.a.</summary>
    private static bool IsAcronym(ReadOnlySpan<char> token)
    {
        for (int i = 0; i < token.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(token[i]) : token[i] != '.')
            {
                return false;
            }
        }

        return token.Length >= 3;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
