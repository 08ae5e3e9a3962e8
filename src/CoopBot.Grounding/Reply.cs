using CoopBot.Answering.Conversation;
using CoopBot.Answering.Drafting;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Claims;
using CoopBot.Knowledge;

namespace CoopBot.Grounding;

/// <summary>Builds the answer record of one run.</summary>
internal sealed record Reply(string Question, string KnowledgeVersion, TimeProvider Clock)
{
    public string Resolved { get; init; } = Question;

    public Answer Unreadable(InputProblem problem, int limit, RunClock timer) =>
        Create(Outcome.Refused, RefusalTexts.For(problem, limit), 1, timer) with
        {
            Reason = RefusalReason.Unreadable,

            // A file pasted as a question would come back whole otherwise.
            Question = Shorten(Question),
            ResolvedQuestion = Shorten(Question),
        };

    public Answer Conversational(string text, RunClock timer) => Create(Outcome.Conversational, text, 1, timer);

    public Answer Refused(RefusalReason reason, double confidence, IReadOnlyList<Citation> nearest, Explanation? explanation, RunClock timer) =>
        Create(Outcome.Refused, RefusalTexts.For(reason), confidence, timer) with { Reason = reason, Nearest = nearest, Explanation = Timed(explanation, timer) };

    public Answer PremiseContradicted(Draft draft, double confidence, IReadOnlyList<Citation> nearest, Explanation explanation, RunClock timer) =>
        Create(Outcome.Refused, RefusalTexts.PremiseContradicted, confidence, timer) with
        {
            Reason = RefusalReason.PremiseContradicted,
            Citations = Answers.Citations.Of(draft),
            Nearest = nearest,
            Explanation = Timed(explanation, timer),
        };

    public Answer Answered(Draft draft, double confidence, Explanation explanation, RunClock timer) =>
        Create(Outcome.Answered, draft.Text, confidence, timer) with { Citations = Answers.Citations.Of(draft), Explanation = Timed(explanation, timer) };

    public Answer Checked(ClaimJudgement judgement, KnowledgeSnapshot knowledge, string decision, RunClock timer, IReadOnlyList<string> notes)
    {
        Explanation explanation = new(decision, judgement.Features, [.. judgement.Premises.Where(p => p.Premise.Kind == PremiseKind.Passage)
            .Select(p => new CandidateScore(p.Premise.Parts[0].Ranked, null, p.Judgement?.Supported, p.Judgement?.Contradicted))]) { Notes = notes };
        IReadOnlyList<Statement> statements = judgement.Deciding is { } deciding ? VerdictStatements.Of([deciding, .. judgement.Beside], knowledge) : [];
        Draft? draft = statements.Count == 0 ? null : ExtractiveDrafter.Compose(statements);
        string text = (judgement.Verdict, draft) switch
        {
            (Verdict.Supported, not null) => VerdictTexts.Supported + draft.Text,
            (Verdict.Contradicted, not null) => VerdictTexts.Contradicted + draft.Text,
            _ => VerdictTexts.NotFound,
        };
        return Create(Outcome.Checked, text, judgement.Probability, timer) with
        {
            Verdict = judgement.Verdict,
            Citations = draft is null ? [] : Answers.Citations.Of(draft),
            Explanation = Timed(explanation, timer),
        };
    }

    private static string Shorten(string text)
    {
        int end = Math.Min(200, text.Length);
        end -= end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0; // never half a character
        return text[..end].Replace('\0', ' ') + (end < text.Length ? "…" : "");
    }

    private static Explanation? Timed(Explanation? explanation, RunClock timer) => explanation is null ? null : explanation with { Timings = timer.Stages };

    private Answer Create(Outcome outcome, string text, double confidence, RunClock timer) => new()
    {
        Id = AnswerId.Create(Clock),
        Outcome = outcome,
        Text = text,
        Confidence = Math.Round(confidence, 4),
        Question = Question,
        ResolvedQuestion = Resolved,
        KnowledgeVersion = KnowledgeVersion,
        ElapsedMs = timer.ElapsedMs,
    };
}
