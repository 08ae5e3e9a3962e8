using System.Runtime.CompilerServices;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;

namespace CoopBot.Channels.Suggestions;

/// <summary>Asks the bot every question that might be offered and keeps those it answers well.</summary>
internal static class SuggestionFinder
{
    /// <summary>Sentences tried for each question wanted: a folder of poor material must not be asked about for ever.</summary>
    private const int TriesForEach = 4;

    /// <summary>The questions that may be offered, as they are found: the operator's first, then the documents' own.</summary>
    public static async IAsyncEnumerable<Suggestion> FindAsync(Bot bot, SuggestionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string question in options.Questions)
        {
            if (await AnswerAsync(bot, question, 0, cancellationToken) is { } answer)
            {
                yield return new Suggestion(question, answer.Citations[0]);
            }
        }

        int found = 0;
        foreach (QuestionCandidate candidate in QuestionCandidates.Of(bot.Knowledge).Take(options.Generated * TriesForEach))
        {
            if (found == options.Generated)
            {
                yield break;
            }

            // The sentence that the question was made of must be what answers it: else it asks for something else than it seems to.
            if (await AnswerAsync(bot, candidate.Question, options.MinimumConfidence, cancellationToken) is { } answer
                && answer.Citations.FirstOrDefault(candidate.IsAnsweredBy) is { } evidence)
            {
                found++;
                yield return new Suggestion(candidate.Question, evidence);
            }
        }
    }

    private static async Task<Answer?> AnswerAsync(Bot bot, string question, double confidence, CancellationToken cancellationToken)
    {
        Answer answer = await bot.Answerer.AskAsync(new Inquiry(question, []), cancellationToken);
        return answer is { Outcome: Outcome.Answered, Citations.Count: > 0 } && answer.Confidence >= confidence ? answer : null;
    }
}
