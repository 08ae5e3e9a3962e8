using CoopBot.Answering.Mentions;
using CoopBot.Answering.Questions;

namespace CoopBot.Grounding.Evidence;

/// <summary>Whether a text holds a thing of the kind that a question asks for, other than what the question brings itself.</summary>
internal static class AnswerTypePresence
{
    /// <summary>True when the type can be told from mentions at all.</summary>
    public static bool IsTyped(AnswerType type) =>
        type is AnswerType.Number or AnswerType.Amount or AnswerType.Date or AnswerType.Duration or AnswerType.Person or AnswerType.Place;

    /// <summary>1 when such a thing is there or the type can't be told, else 0.</summary>
    public static double In(QuestionAnalysis question, IReadOnlyList<Mention> mentions)
    {
        if (!IsTyped(question.Type))
        {
            return 1;
        }

        foreach (Mention mention in mentions)
        {
            if (Fits(question.Type, mention) && !question.Mentions.Any(q => Repeats(q, mention)))
            {
                return 1;
            }
        }

        return 0;
    }

    private static bool Fits(AnswerType type, Mention mention) => type switch
    {
        AnswerType.Number => mention.Kind is MentionKind.Quantity or MentionKind.Duration && !mention.Ordinal,
        AnswerType.Amount => mention.Kind == MentionKind.Quantity && !mention.Ordinal,
        AnswerType.Date => mention.Kind == MentionKind.Date,
        AnswerType.Duration => mention.Kind is MentionKind.Duration or MentionKind.Date,
        _ => mention.Kind == MentionKind.Name,
    };

    private static bool Repeats(Mention asked, Mention found) =>
        asked.Kind == found.Kind
        && (found.Kind == MentionKind.Name
            ? asked.Text.Contains(found.Text, StringComparison.OrdinalIgnoreCase)
            : FigureComparison.Compare(asked, found) == Agreement.Same);
}
