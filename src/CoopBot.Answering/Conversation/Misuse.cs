using System.Text.RegularExpressions;

namespace CoopBot.Answering.Conversation;

/// <summary>Recognises a message that orders the bot to set its documents or its rules aside.</summary>
/// <remarks>Such an order would change nothing (a text is data), but the person deserves the reason rather than "not stated".</remarks>
public static partial class Misuse
{
    /// <summary>True when the message tries to steer the bot instead of asking something.</summary>
    public static bool IsOrder(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Override().IsMatch(message) || Persona().IsMatch(message) || Role().IsMatch(message) || Internals().IsMatch(message);
    }

    // An order opens its sentence: "Did the minister ignore the instructions of the court?" asks about a minister.
    [GeneratedRegex(@"(?:^|[.?!:;,\n]|\b(?:please|now|and then))\W*(?:(?:please|just|now|also|first|then|and|but|so|ok|okay|you (?:must|should|shall|can|may|will|have to|are to)|(?:i want|i need|i order|i ask) you to|(?:can|could|will|would) you)\b[\s,]*)*(?:ignore|disregard|forget|override|bypass|skip)\b[^.?!]{0,40}\b(?:instructions?|rules?|guidelines?|prompts?|restrictions?|documents?|sources?|citations?|everything (?:above|before)|previous|prior|training)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Override();

    [GeneratedRegex(@"^\W*(please )?(pretend|imagine|act as|role-?play|you are now|from now on|behave as|answer as (if|though)|respond as)\b|\b(developer|god|dan|jailbreak|unrestricted) mode\b", RegexOptions.IgnoreCase)]
    private static partial Regex Persona();

    // Speaks in the system's voice, or puts words into the bot's mouth.
    [GeneratedRegex(@"^\W*(system|assistant)\s*[:>\]]|\b(system|admin|administrator|developer)\s+override\b|\brepeat after me\b", RegexOptions.IgnoreCase)]
    private static partial Regex Role();

    [GeneratedRegex(@"\b(reveal|print|show|repeat|output|display|tell me|give me|what is|what's|what are)\b[^.?!]{0,30}\b(system prompt|hidden prompt|initial prompt|your (instructions|prompt|configuration|api key|password|source code|rules))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Internals();
}
