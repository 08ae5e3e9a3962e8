using System.Text.RegularExpressions;
using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Conversation;

/// <summary>Finds what a pronoun or an elliptical question means, in the question before it.</summary>
internal static partial class ConversationTopic
{
    /// <summary>What "he" or "she" means: a person named, or "the person who …" when the question before asked for one.</summary>
    public static string? Person(string previous)
    {
        // "Who won the election?" and then "How old is he?": the one who won it. A name in the question is somebody or something else.
        if (Who().Match(previous) is { Success: true } who && !Identity().IsMatch(previous))
        {
            return "the person who " + who.Groups["rest"].Value;
        }

        if (Which().Match(previous) is { Success: true } which && !EnglishLexicon.FunctionWords.Contains(which.Groups["rest"].Value.Split(' ')[0].ToLowerInvariant()))
        {
            return $"the {which.Groups["noun"].Value} who {which.Groups["rest"].Value}";
        }

        List<NounPhrase> names = [.. NounPhrase.Of(previous).Where(p => p.IsName)];
        return (names.Find(p => !p.IsPlaced && !p.IsPlural) ?? names.Find(p => !p.IsPlural))?.Text;
    }

    /// <summary>What "they" means: the things counted or named in the plural; people asked for; else any name.</summary>
    public static string? Many(string previous)
    {
        List<NounPhrase> phrases = NounPhrase.Of(previous);
        return phrases.Find(p => p.IsPlural)?.Text
            ?? (Who().Match(previous) is { Success: true } who ? "those who " + who.Groups["rest"].Value : null)
            ?? phrases.Find(p => p.IsName && !p.IsPlaced)?.Text;
    }

    /// <summary>What "it" means: the name or the noun that the question before is about.</summary>
    public static string? Thing(string previous)
    {
        List<NounPhrase> phrases = NounPhrase.Of(previous);
        return Longest([.. phrases.Where(p => p is { IsName: true, IsPlaced: false, IsPlural: false, IsAsked: false })])
            ?? Longest([.. phrases.Where(p => p is { IsPlaced: false, IsPlural: false, IsAsked: false })])
            ?? Longest(phrases);
    }

    /// <summary>What an elliptical question is about, leaving out what it names itself.</summary>
    public static string? Subject(string previous, string question)
    {
        List<NounPhrase> phrases = [.. NounPhrase.Of(previous).Where(p => !question.Contains(p.Text, StringComparison.OrdinalIgnoreCase))];
        return Longest([.. phrases.Where(p => p.IsName)]) ?? Longest(phrases);
    }

    private static string? Longest(List<NounPhrase> phrases) => phrases.MaxBy(p => p.Text.Length)?.Text;

    [GeneratedRegex(@"^\W*who\s+(?<rest>(?!is\b|are\b|was\b|were\b).+?)[\s?.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Who();

    [GeneratedRegex(@"^\W*who('s| is| are| was| were)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Identity();

    [GeneratedRegex(@"^\W*(which|what)\s+(?<noun>(?:\p{Lu}[\p{L}-]*|of|former|acting|deputy|prime|vice|[a-z]*(?:er|or|ist|ian|man|woman|ent|ary))(?:\s+(?:\p{Lu}[\p{L}-]*|of))*)\s+(?<rest>\p{Ll}.+?)[\s?.!]*$")]
    private static partial Regex Which();
}
