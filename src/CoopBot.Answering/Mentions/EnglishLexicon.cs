using System.Collections.Frozen;

namespace CoopBot.Answering.Mentions;

/// <summary>Closed classes of English words that grammar, not subject matter, decides.</summary>
internal static class EnglishLexicon
{
    /// <summary>Words that carry no content of their own: articles, prepositions, pronouns, auxiliaries, question words.</summary>
    public static readonly FrozenSet<string> FunctionWords = Set(
        """
        a an the this that these those such same other another each every either neither both all any some no none
        i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what
        when where why how one ones myself yourself himself herself itself themselves ourselves
        of in on at to for by with from into onto upon about above below under over between among through during before after
        against across along around behind beside besides beyond despite except inside outside near off per since than till until
        toward towards via within without as like up down out again further
        and or but nor so yet if because while although though whereas unless whether then else
        be am is are was were been being do does did doing done have has had having will would shall should can could may might must
        ought need dare not n't also too very just only even still already ever never always often there here now
        much many more most less least few several enough own
        please tell give show know explain say says said
        yes no ok okay well let lets let's don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't
        what's who's where's how's that's it's there's
        """);

    /// <summary>Pronouns and determiners that lean on something said before.</summary>
    public static readonly FrozenSet<string> Anaphors = Set(
        "it its they them their theirs he him his she her hers this that these those such there then itself himself herself themselves");

    /// <summary>Words that deny what they stand with.</summary>
    public static readonly FrozenSet<string> Negations = Set(
        "not no never none neither nor nobody nothing nowhere without cannot n't can't won't don't doesn't didn't isn't aren't wasn't weren't "
        + "hasn't haven't hadn't wouldn't couldn't shouldn't hardly barely scarcely lack lacks lacked lacking fail fails failed unable");

    /// <summary>Months by name and common short form, to their number.</summary>
    public static readonly FrozenDictionary<string, int> Months = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["january"] = 1, ["february"] = 2, ["march"] = 3, ["april"] = 4, ["may"] = 5, ["june"] = 6, ["july"] = 7, ["august"] = 8,
        ["september"] = 9, ["october"] = 10, ["november"] = 11, ["december"] = 12, ["jan"] = 1, ["feb"] = 2, ["mar"] = 3, ["apr"] = 4,
        ["jun"] = 6, ["jul"] = 7, ["aug"] = 8, ["sep"] = 9, ["sept"] = 9, ["oct"] = 10, ["nov"] = 11, ["dec"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Days of the week.</summary>
    public static readonly FrozenSet<string> Weekdays = Set("monday tuesday wednesday thursday friday saturday sunday");

    /// <summary>Units of time, singular and plural, to the singular.</summary>
    public static readonly FrozenDictionary<string, string> TimeUnits = new[]
    {
        "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century",
    }.SelectMany(u => new[] { (u, u), (u == "century" ? "centuries" : u + "s", u) })
     .ToFrozenDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);

    /// <summary>Pairs of words that point in opposite directions; either may be inflected.</summary>
    public static readonly (string One, string Other)[] Opposites =
    [
        ("increase", "decrease"), ("increase", "reduce"), ("increase", "decline"), ("increase", "fall"), ("increase", "drop"), ("rise", "fall"),
        ("rise", "drop"), ("rise", "decline"), ("rise", "decrease"), ("grow", "shrink"), ("grow", "fall"), ("gain", "lose"), ("win", "lose"), ("more", "fewer"), ("more", "less"),
        ("most", "least"), ("high", "low"), ("higher", "lower"), ("highest", "lowest"), ("large", "small"), ("larger", "smaller"), ("largest", "smallest"),
        ("big", "small"), ("long", "short"), ("longer", "shorter"), ("longest", "shortest"), ("old", "new"), ("older", "younger"), ("oldest", "youngest"), ("oldest", "newest"),
        ("early", "late"), ("earlier", "later"), ("earliest", "latest"), ("first", "last"), ("before", "after"), ("above", "below"), ("over", "under"),
        ("up", "down"), ("north", "south"), ("east", "west"), ("northern", "southern"), ("eastern", "western"), ("northward", "southward"), ("eastward", "westward"),
        ("accept", "reject"), ("accept", "refuse"), ("approve", "reject"), ("agree", "refuse"), ("allow", "forbid"), ("allow", "ban"), ("permit", "prohibit"), ("support", "oppose"),
        ("begin", "end"), ("start", "end"), ("open", "close"), ("arrive", "leave"), ("arrive", "depart"), ("enter", "leave"), ("enter", "exit"), ("join", "leave"),
        ("strengthen", "weaken"), ("improve", "worsen"), ("expand", "shrink"), ("expand", "reduce"), ("encourage", "discourage"), ("include", "exclude"), ("import", "export"),
        ("buy", "sell"), ("lend", "borrow"), ("give", "take"), ("send", "receive"), ("hire", "dismiss"), ("appoint", "dismiss"), ("convict", "acquit"), ("guilty", "innocent"),
        ("success", "failure"), ("succeed", "fail"), ("positive", "negative"), ("male", "female"), ("man", "woman"), ("men", "women"), ("father", "mother"), ("son", "daughter"), ("brother", "sister"),
        ("husband", "wife"), ("king", "queen"), ("war", "peace"), ("alive", "dead"), ("public", "private"), ("legal", "illegal"), ("permanent", "temporary"), ("voluntary", "mandatory"),
        ("maximum", "minimum"), ("upper", "lower"), ("inside", "outside"), ("domestic", "foreign"), ("activate", "inhibit"), ("activate", "suppress"), ("promote", "inhibit"), ("promote", "suppress"),
        ("induce", "inhibit"), ("induce", "suppress"), ("upregulate", "downregulate"), ("enhance", "impair"), ("enhance", "reduce"), ("enhance", "inhibit"), ("better", "worse"), ("best", "worst"), ("with", "without"),
        ("present", "absent"), ("presence", "absence"), ("sensitive", "resistant"), ("dependent", "independent"), ("necessary", "unnecessary"), ("same", "different"), ("similar", "different"),
    ];

    /// <summary>True for the past participle of a verb, regular or not.</summary>
    public static bool IsParticiple(string word) =>
        (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) || IrregularParticiples.Contains(word);

    private static readonly FrozenSet<string> IrregularParticiples = Set(
        """
        begun born bought broken brought built caught chosen cut done drawn driven fed fought found given grown heard held hidden hit hurt
        kept known laid led left lent lost made met paid put read run seen sent set shot shown shut sold spent spoken stolen struck sunk
        sworn taken taught thrown told torn won worn written
        """);

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
