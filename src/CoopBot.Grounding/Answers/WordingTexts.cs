using System.Globalization;
using CoopBot.Inference.Chat;

namespace CoopBot.Grounding.Answers;

/// <summary>What is said of a chat model's wording: to the person, and in <c>--explain</c> and the answer log.</summary>
public static class WordingTexts
{
    public const string OneLeftOut = "One sentence was left out because the documents don't support it.";
    public const string NoReader = "Chat model not asked: without the reader nothing could verify its words. These are the documents' own sentences.";

    private const string OwnSentences = "These are the documents' own sentences.";

    /// <summary>What stands below an answer from which sentences were left out.</summary>
    public static string LeftOut(int sentences) => sentences == 1
        ? OneLeftOut
        : string.Create(CultureInfo.InvariantCulture, $"{sentences} sentences were left out because the documents don't support them.");

    /// <summary>Why the chat model's words are not shown at all.</summary>
    public static string Failed(ChatFailure failure) => $"Chat model: {Reason(failure)}. {OwnSentences}";

    /// <summary>Why a draft is not shown.</summary>
    public static string Unverified(int failed, int sentences) => sentences == 0
        ? $"Chat model: no sentence in its draft. {OwnSentences}"
        : string.Create(CultureInfo.InvariantCulture, $"Chat model: {failed} of {sentences} sentences of its draft failed verification, and what is left doesn't answer the question. {OwnSentences}");

    /// <summary>What was done to a draft that is shown.</summary>
    public static string Used(int kept, int reattributed, int leftOut) => string.Create(
        CultureInfo.InvariantCulture, $"Worded by the chat model: {kept} sentences verified, {reattributed} of them given another passage to cite, {leftOut} left out.");

    private static string Reason(ChatFailure failure) => failure switch
    {
        ChatFailure.Timeout => "it took too long",
        ChatFailure.TooManyRequests => "it is asked too often (429)",
        ChatFailure.ServerError => "it failed (5xx)",
        ChatFailure.Rejected => "it refused the request (4xx); see the key and the model's name",
        ChatFailure.Unreachable => "it can't be reached",
        ChatFailure.ContentFilter => "its content filter held the answer back",
        ChatFailure.CutOff => "its answer was cut off at the limit of tokens",
        ChatFailure.BudgetSpent => "the tokens that may be spent today are spent",
        ChatFailure.CircuitOpen => "it failed so often of late that it is not asked for a while",
        _ => "what it sent is no answer",
    };
}
