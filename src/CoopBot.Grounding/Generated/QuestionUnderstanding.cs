using CoopBot.Answering.Conversation;
using CoopBot.Answering.Generation;
using CoopBot.Answering.Languages;
using CoopBot.Knowledge;

namespace CoopBot.Grounding.Generated;

/// <summary>A question as it was understood.</summary>
/// <param name="Text">Standing alone, in the documents' language where it could be brought there.</param>
/// <param name="Foreign">The person's language where it is another than the documents'; null otherwise.</param>
/// <param name="Translated">Whether the text was brought into the documents' language.</param>
internal sealed record UnderstoodQuestion(string Text, Language? Foreign, bool Translated);

/// <summary>Makes a question stand alone, and brings it into the documents' language where a chat model can.</summary>
/// <param name="knowledge">The documents.</param>
/// <param name="writer">The chat model; null: grammar alone, and no translation.</param>
/// <param name="maxLength">Longest question taken.</param>
internal sealed class QuestionUnderstanding(KnowledgeSnapshot knowledge, DraftWriter? writer, int maxLength)
{
    /// <summary>Passages that the documents' language is told from.</summary>
    private const int Sampled = 40;

    private readonly Lazy<Language?> documents = new(() => LanguageGuess.Of(string.Join(' ', knowledge.Passages
        .Where((_, i) => i % Math.Max(1, knowledge.Passages.Count / Sampled) == 0).Select(static p => p.Text))));

    /// <summary>The documents' language; null when it can't be told.</summary>
    public Language? Documents => documents.Value;

    /// <param name="question">Without its preamble.</param>
    /// <param name="history">The person's earlier turns that can be read, oldest first.</param>
    /// <param name="cancellationToken">The caller has left.</param>
    public async Task<UnderstoodQuestion> OfAsync(string question, IReadOnlyList<string> history, CancellationToken cancellationToken)
    {
        Language? asked = LanguageGuess.Of(question);
        Language? foreign = asked is not null && Documents is not null && asked != Documents ? asked : null;
        string resolved = FollowUpResolver.Resolve(question, history);
        if (writer is null)
        {
            return new UnderstoodQuestion(resolved, foreign, Translated: false);
        }

        if (history.Count > 0 && (foreign is not null || !string.Equals(resolved, question.Trim(), StringComparison.Ordinal)))
        {
            PromptResult rewritten = await writer.RewriteAsync(question, history, cancellationToken);
            resolved = rewritten.Text is { } text && RewriteGuard.Accept(text, question, history, maxLength) is { } accepted ? accepted : resolved;
        }

        if (foreign is null)
        {
            return new UnderstoodQuestion(resolved, null, Translated: false);
        }

        (IReadOnlyList<string>? lines, _) = await writer.TranslateAsync([resolved], Documents!.Name, cancellationToken);
        return lines is [{ } translated] && InputGate.Inspect(translated, maxLength) is null && !Misuse.IsOrder(translated)
            ? new UnderstoodQuestion(translated, foreign, Translated: true)
            : new UnderstoodQuestion(resolved, foreign, Translated: false);
    }
}
