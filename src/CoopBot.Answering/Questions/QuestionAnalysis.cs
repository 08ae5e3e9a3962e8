using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Questions;

/// <summary>What a question asks for and what it takes for granted.</summary>
/// <param name="Text">The question as it is searched: resolved, trimmed.</param>
/// <param name="Type">What kind of thing it asks for.</param>
/// <param name="IsList">True when several things are asked for: "Which agencies …?", "List …".</param>
/// <param name="Mentions">Names, numbers and dates that the question itself brings.</param>
public sealed record QuestionAnalysis(string Text, AnswerType Type, bool IsList, IReadOnlyList<Mention> Mentions)
{
    /// <summary>The noun asked about, lower case: "agencies" in "Which agencies …"; empty when there is none.</summary>
    public string Focus { get; init; } = "";

    /// <summary>True when it reads as a question or an order to answer, not as a statement.</summary>
    public bool IsInterrogative { get; init; } = true;
}
