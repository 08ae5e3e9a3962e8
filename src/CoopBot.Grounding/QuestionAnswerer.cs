using CoopBot.Answering.Conversation;
using CoopBot.Answering.Drafting;
using CoopBot.Answering.Generation;
using CoopBot.Answering.Languages;
using CoopBot.Answering.Questions;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Claims;
using CoopBot.Grounding.Decision;
using CoopBot.Grounding.Evidence;
using CoopBot.Grounding.Generated;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding;

/// <summary>The whole run: gate, resolve, retrieve, read, decide, draft, cite.</summary>
public sealed class QuestionAnswerer : IQuestionAnswerer
{
    /// <summary>Passages offered as "nearest" on a refusal.</summary>
    private const int NearestShown = 3;

    /// <summary>Passages that a question's premise is held against.</summary>
    private const int PremisePassages = 4;

    private readonly IRetriever _retriever;
    private readonly KnowledgeSnapshot _knowledge;
    private readonly GroundingOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILexicalStatistics _statistics;
    private readonly EvidenceReader _evidence;
    private readonly StatementCheck _statement;
    private readonly StatementSelector _statements;
    private readonly ClaimChecker _claims;
    private readonly LogisticModel _decision;
    private readonly ShownConfidence _confidence;
    private readonly RefusalReasons _reasons;
    private readonly IReadOnlyList<string> _notes;
    private readonly DraftWriter? _writer;
    private readonly QuestionUnderstanding _understanding;
    private readonly AnswerWording? _wording;

    /// <summary>An answerer over one snapshot.</summary>
    /// <param name="retriever">Ranks the snapshot's passages.</param>
    /// <param name="statistics">The weights of its terms.</param>
    /// <param name="reader">The cross-encoder; null decides by words and vectors alone, and says so.</param>
    /// <param name="options">Limits and the operating point.</param>
    /// <param name="clock">For ids and timings.</param>
    /// <param name="writer">The chat model that words answers; null: they are the documents' own sentences.</param>
    public QuestionAnswerer(IRetriever retriever, ILexicalStatistics statistics, IReader? reader, GroundingOptions options, TimeProvider clock, DraftWriter? writer = null)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        _retriever = retriever;
        _knowledge = retriever.Knowledge;
        _options = options;
        _clock = clock;
        _statistics = statistics;
        ReadingText reading = new(_knowledge);
        _evidence = new EvidenceReader(_knowledge, reading, statistics, reader, options);
        _statement = new StatementCheck(_knowledge, reading, reader);
        _statements = new StatementSelector(_knowledge, reading, reader, options);
        _decision = LogisticModel.ForAnswers(reader is not null);
        _confidence = ShownConfidence.Of(_decision, options.Calibration);
        _claims = new ClaimChecker(_knowledge, reading, statistics, reader, VerdictModel.Load(reader is null ? "claims-lexical" : "claims-reader"));
        _reasons = new RefusalReasons(statistics);
        _notes = Notes(reader);
        _writer = writer;
        _understanding = new QuestionUnderstanding(_knowledge, writer, options.MaxQuestionLength);
        _wording = writer is null ? null : Wording(writer, reader);
    }

    /// <inheritdoc/>
    public async Task<Answer> AskAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        RunClock timer = new(_clock);
        Reply reply = new(inquiry.Question, _knowledge.Version, _clock);
        if (InputGate.Inspect(inquiry.Question, _options.MaxQuestionLength) is { } problem)
        {
            return reply.Unreadable(problem, _options.MaxQuestionLength, timer);
        }

        if (SmallTalk.Recognize(inquiry.Question) is { } courtesy)
        {
            return reply.Conversational(CourtesyTexts.For(courtesy, _knowledge), timer);
        }

        if (Misuse.IsOrder(inquiry.Question))
        {
            return reply.Refused(RefusalReason.Unsafe, confidence: 0.95, [], null, timer);
        }

        string plain = SmallTalk.WithoutPreamble(inquiry.Question);
        UnderstoodQuestion understood = await _understanding.OfAsync(plain, [.. inquiry.History.Where(t => InputGate.Inspect(t, _options.MaxQuestionLength) is null)], cancellationToken);
        string resolved = understood.Text;
        reply = reply with { Resolved = resolved };
        Finding whole = await FindAsync(resolved, inquiry.Progress, timer, cancellationToken);
        List<Finding> parts = [];
        IReadOnlyList<string> questions = CompoundQuestion.Split(resolved);
        foreach (string part in questions.Count > 1 ? questions : [])
        {
            parts.Add(await FindAsync(part, inquiry.Progress, timer, cancellationToken));
        }

        return await ConcludeAsync(reply, understood, whole, parts, inquiry.Progress, timer, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Answer> CheckAsync(string claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        RunClock timer = new(_clock);
        Reply reply = new(claim, _knowledge.Version, _clock);
        if (InputGate.Inspect(claim, _options.MaxQuestionLength) is { } problem)
        {
            return reply.Unreadable(problem, _options.MaxQuestionLength, timer);
        }

        ClaimJudgement judgement = await JudgeAsync(claim, timer, cancellationToken);
        IReadOnlyList<string> statements = CompoundClaim.Split(claim);
        List<ClaimJudgement> parts = [];
        foreach (string statement in statements.Count > 1 ? statements : [])
        {
            parts.Add(await JudgeAsync(statement, timer, cancellationToken));
        }

        judgement = CompoundJudgement.Of(judgement, parts);
        return reply.Checked(judgement, _knowledge, _decision.Name, timer, _notes);
    }

    private async Task<ClaimJudgement> JudgeAsync(string claim, RunClock timer, CancellationToken cancellationToken)
    {
        IReadOnlyList<RankedPassage> candidates = await _retriever.RetrieveAsync(claim, _options.ClaimCandidates, cancellationToken);
        timer.Mark("retrieve");
        ClaimJudgement judgement = _claims.Judge(claim, candidates, cancellationToken);
        timer.Mark("verify");
        return judgement;
    }

    private async Task<Finding> FindAsync(string question, IProgress<AnswerStage>? progress, RunClock timer, CancellationToken cancellationToken)
    {
        progress?.Report(AnswerStage.Retrieving);
        QuestionAnalysis analysis = QuestionAnalyzer.Analyze(question);
        IReadOnlyList<RankedPassage> candidates = await _retriever.RetrieveAsync(question, _options.Candidates, cancellationToken);
        timer.Mark("retrieve");
        progress?.Report(AnswerStage.Reading);
        IReadOnlyList<EvidenceItem> evidence = _evidence.Read(analysis, candidates, cancellationToken);
        timer.Mark("read");
        QuestionTerms asked = new(question, _statistics);
        if (evidence.Count == 0)
        {
            return new Finding(analysis, asked, evidence, [], 0);
        }

        progress?.Report(AnswerStage.Verifying);
        ReaderJudgement? statement = _statement.OfAnswer(analysis, evidence[0], cancellationToken);
        IReadOnlyList<KeyValuePair<string, double>> features = AnswerFeatures.Measure(analysis, asked, evidence, statement);
        timer.Mark("verify");
        return new Finding(analysis, asked, evidence, features, _decision.Probability(features));
    }

    private async Task<Answer> ConcludeAsync(
        Reply reply, UnderstoodQuestion understood, Finding whole, IReadOnlyList<Finding> parts, IProgress<AnswerStage>? progress, RunClock timer, CancellationToken cancellationToken)
    {
        // A question of several parts is answered when each part is, or when one passage answers it as it stands.
        Finding? weakest = parts.MinBy(f => f.Probability);
        Finding deciding = weakest is not null && weakest.Probability > whole.Probability ? weakest : whole;
        Explanation explanation = new(_decision.Name, deciding.Features, [.. deciding.Evidence.Select(e => new CandidateScore(e.Ranked, e.Judgement?.Answerability, null, null))])
        {
            Notes = NotesOn(deciding.Evidence.Select(static e => e.Ranked)),
        };
        if (deciding.Evidence.Count == 0 || deciding.Probability < _options.AnswerThreshold)
        {
            return Refuse(reply, understood, deciding, explanation, timer, cancellationToken);
        }

        IReadOnlyList<Finding> answered = deciding == whole ? [.. parts.Where(p => IsAnswered(p, whole)), whole] : parts;
        return await AnsweredAsync(reply, understood, answered, [.. parts.Except(answered)], deciding, explanation, progress, timer, cancellationToken);
    }

    /// <summary>A part counts as answered when it is by itself, or when the passage that answers the whole is its best too.</summary>
    private bool IsAnswered(Finding part, Finding whole) =>
        part.Evidence.Count > 0
        && (part.Probability >= _options.AnswerThreshold || part.Evidence[0].Ranked.Passage == whole.Evidence[0].Ranked.Passage);

    private Answer Refuse(Reply reply, UnderstoodQuestion understood, Finding finding, Explanation explanation, RunClock timer, CancellationToken cancellationToken)
    {
        IReadOnlyList<Citation> nearest = [.. finding.Evidence.OrderBy(e => e.Ranked.Rank).Take(NearestShown).Select((e, i) =>
            Citations.Create(i + 1, _knowledge.Documents[e.Ranked.Passage.DocumentId], e.Ranked.Passage, e.Ranked.Passage.Span))];
        RefusalReason reason = _reasons.Of(finding);
        if (understood is { Foreign: { } asked, Translated: false } && LanguageTexts.ReadsOnly(asked, _understanding.Documents!) is { } words)
        {
            return reply.Refused(reason, _confidence.OfRefusal(finding.Probability), nearest, explanation, timer) with { Text = words };
        }

        if (reason == RefusalReason.NotStated && _statement.OfPremise(finding.Question, finding.Evidence, PremisePassages, cancellationToken) is { } premise
            && premise.Contradicted >= _options.PremiseThreshold)
        {
            timer.Mark("verify");
            Draft contradicting = ExtractiveDrafter.Compose([_statements.Nearest(premise.Item)]);
            return reply.PremiseContradicted(contradicting, _confidence.OfRefusal(finding.Probability), nearest, explanation, timer);
        }

        return reply.Refused(reason, _confidence.OfRefusal(finding.Probability), nearest, explanation, timer);
    }

    private async Task<Answer> AnsweredAsync(
        Reply reply,
        UnderstoodQuestion understood,
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Finding> unanswered,
        Finding weakest,
        Explanation explanation,
        IProgress<AnswerStage>? progress,
        RunClock timer,
        CancellationToken cancellationToken)
    {
        List<Statement> statements = [];
        foreach (Statement statement in findings.SelectMany(f => _statements.Select(f, cancellationToken)))
        {
            if (!statements.Exists(s => s.Document.Id == statement.Document.Id && s.Span.Overlaps(statement.Span)))
            {
                statements.Add(statement);
            }
        }

        Draft draft = ExtractiveDrafter.Compose(statements);
        timer.Mark("draft");
        if (_wording is not null)
        {
            (Language, Language)? foreign = understood is { Foreign: { } asked, Translated: true } ? (asked, _understanding.Documents!) : null;
            Worded worded = await _wording.WriteAsync(reply.Resolved, foreign, [weakest, .. findings], draft, progress, timer, cancellationToken);
            draft = worded.Draft ?? draft;
            explanation = explanation with
            {
                Notes = worded.Note is null ? explanation.Notes : [.. explanation.Notes, worded.Note],
                Generated = worded.Draft is null ? null : new GeneratedBy(_writer!.Model, ChatPrompts.Version),
            };
        }

        foreach (Finding part in unanswered)
        {
            draft = draft with { Text = $"{draft.Text}\n\n{RefusalTexts.PartNotStated(part.Question.Text)}" };
        }

        return reply.Answered(draft, _confidence.OfAnswer(weakest.Probability), explanation, timer);
    }

    private AnswerWording Wording(DraftWriter writer, IReader? reader)
    {
        AnswerWording? made = null;
        SupportJudge judge = new(_knowledge, _statistics, _claims, _options);
        DraftVerifier verifier = new(judge, _retriever, _options, _options.SecondOpinion
            ? (claim, passages, cancellationToken) => writer.JudgeAsync(claim, [.. passages.Select(p => made!.Passage(p.Passage))], cancellationToken)
            : null);
        return made = new AnswerWording(writer, verifier, reader, _knowledge, _options);
    }

    /// <summary>What is to be said of every answer, and of this one's ranking.</summary>
    private IReadOnlyList<string> NotesOn(IEnumerable<RankedPassage> ranked) =>
        _knowledge.EndpointVectors is not null && ranked.Any(static r => r.EndpointCosine is null)
            ? [.. _notes, "The embedding model could not be asked: passages are ranked without it."]
            : _notes;

    private List<string> Notes(IReader? reader)
    {
        List<string> notes = [];
        if (!_knowledge.HasVectors)
        {
            notes.Add("No encoder: passages are found by words alone.");
        }

        if (reader is null)
        {
            notes.Add("No reader: answers and verdicts are decided by words and vectors alone.");
        }

        return notes;
    }
}
