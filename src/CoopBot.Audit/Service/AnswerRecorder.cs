using System.Reflection;
using CoopBot.Answering.Generation;
using CoopBot.Audit.Log;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using Microsoft.Extensions.Options;

namespace CoopBot.Audit.Service;

/// <summary>Makes the log's entry of an answer.</summary>
public sealed class AnswerRecorder(Pseudonyms pseudonyms, SettingsVersion settings, IOptions<AuditOptions> options)
{
    private static readonly string Program =
        typeof(AnswerRecorder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>The entry, not yet in the log.</summary>
    /// <param name="answer">What is about to be shown.</param>
    /// <param name="bot">What made it.</param>
    /// <param name="caller">Who asked, and where.</param>
    public AnswerEntry Of(Answer answer, Bot bot, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(caller);
        bool words = options.Value.StoreQuestions;
        Explanation? why = answer.Explanation;
        Wording wording = why?.Generated is { } by ? new Wording(Wording.Generated, by.Model, by.Prompts) : Wording.Extractive;
        LoggedCandidate[] candidates = [.. (why?.Candidates ?? []).Select(Candidate)];
        LoggedPlace[] nearest = [.. answer.Nearest.Select(static n => new LoggedPlace(n.DocumentId, n.Start, n.End))];
        return new AnswerEntry
        {
            Id = answer.Id,
            Outcome = answer.Outcome,
            Reason = answer.Reason,
            Verdict = answer.Verdict,
            Confidence = answer.Confidence,
            Question = words ? answer.Question : null,
            ResolvedQuestion = words ? answer.ResolvedQuestion : null,
            Text = words ? answer.Text : null,
            Claims = words || answer.Outcome != Outcome.Checked ? AnswerClaims.Of(answer, wording) : [],
            Citations = [.. answer.Citations.Select(c => new LoggedCitation(c.N, c.DocumentId, HashOf(bot.Knowledge, c.DocumentId), c.Title, c.Date, c.Start, c.End, c.Quote))],
            Nearest = nearest,
            Candidates = candidates,
            Documents = candidates.Select(static c => c.Document).Concat(nearest.Select(static n => n.Document)).Distinct(StringComparer.Ordinal)
                .ToDictionary(static id => id, id => HashOf(bot.Knowledge, id), StringComparer.Ordinal),
            Decision = why?.Decision,
            Features = Numbers(why?.Features),
            Timings = Numbers(why?.Timings),
            Notes = why?.Notes ?? [],
            ElapsedMs = answer.ElapsedMs,
            Versions = new LoggedVersions(answer.KnowledgeVersion, bot.Models, settings.Name, Program, ChatPrompts.Version),
            Wording = wording,
            Channel = caller.Channel,
            User = pseudonyms.OfUser(caller.Channel, caller.User),
            Conversation = pseudonyms.OfConversation(caller.Channel, caller.Conversation),
        };
    }

    /// <summary>The entry of a person's rating, not yet in the log.</summary>
    public FeedbackEntry Of(string answerId, Rating rating, string? comment, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new FeedbackEntry
        {
            Answer = answerId,
            Rating = rating,
            Comment = options.Value.StoreQuestions && !string.IsNullOrWhiteSpace(comment) ? comment : null,
            Channel = caller.Channel,
            User = pseudonyms.OfUser(caller.Channel, caller.User),
        };
    }

    private static string HashOf(KnowledgeSnapshot knowledge, string id) => knowledge.Documents.TryGetValue(id, out Document? document) ? document.Hash : "";

    private static LoggedCandidate Candidate(CandidateScore candidate)
    {
        RankedPassage ranked = candidate.Passage;
        Passage passage = ranked.Passage;
        return new LoggedCandidate(
            passage.DocumentId, passage.Span.Start, passage.Span.End, ranked.Rank, CanonicalJson.Number(ranked.Score) ?? 0, CanonicalJson.Number(ranked.Lexical) ?? 0,
            CanonicalJson.Number(ranked.Cosine), CanonicalJson.Number(candidate.Answerability), CanonicalJson.Number(candidate.Supported), CanonicalJson.Number(candidate.Contradicted));
    }

    private static Dictionary<string, double> Numbers(IReadOnlyList<KeyValuePair<string, double>>? pairs)
    {
        Dictionary<string, double> numbers = new(StringComparer.Ordinal);
        foreach ((string name, double value) in pairs ?? [])
        {
            if (CanonicalJson.Number(value) is { } number)
            {
                numbers[name] = number;
            }
        }

        return numbers;
    }
}
