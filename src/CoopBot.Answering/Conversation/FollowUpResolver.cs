
namespace CoopBot.Answering.Conversation;

/// <summary>Makes a question that leans on earlier ones stand alone: "what do they cost?" becomes "what do the prisons cost?".</summary>
/// <remarks>
/// Grammar only: a pronoun is replaced by the subject of the conversation, an elliptical question is put under it. The result is
/// shown to the person as the question that was understood, and passes the same gates as any other.
/// </remarks>
public static class FollowUpResolver
{
    /// <summary>Earlier turns looked at, newest last.</summary>
    private const int Window = 6;

    /// <summary>The question as it stands alone; the question itself when it leans on nothing.</summary>
    /// <param name="question">The newest turn of the person.</param>
    /// <param name="history">The person's earlier turns, oldest first.</param>
    public static string Resolve(string question, IReadOnlyList<string> history)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(history);
        string? previous = null;
        foreach (string turn in history.Skip(Math.Max(0, history.Count - Window)))
        {
            string plain = SmallTalk.WithoutPreamble(turn);
            if (SmallTalk.Recognize(turn) is null && plain.Length > 0)
            {
                previous = previous is null ? plain : ResolveOne(plain, previous);
            }
        }

        return previous is null ? question : ResolveOne(question.Trim(), previous);
    }

    private static string ResolveOne(string question, string previous)
    {
        string bare = Dependence.WithoutConnective(question, out bool connected);
        Lean lean = Dependence.Of(bare, connected);
        if (lean == Lean.None)
        {
            return question;
        }

        if (lean == Lean.Substitute && Substitution.TryApply(bare, previous) is { } substituted)
        {
            return Upper(substituted);
        }

        if (lean == Lean.Pronoun && PronounReplacement.TryApply(bare, previous) is { } replaced)
        {
            return Upper(replaced);
        }

        return ConversationTopic.Subject(previous, bare) is { } topic
            ? $"{Upper(bare.TrimEnd('?', ' ', '.'))} ({topic})?"
            : question;
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
