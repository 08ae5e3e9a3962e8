using System.Numerics.Tensors;
using CoopBot.Audit.Log;
using CoopBot.Grounding.Answers;
using CoopBot.Inference.Encoders;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Audit.Gaps;

/// <summary>Groups refused questions by meaning and ranks the groups by how many people asked, then by how often.</summary>
/// <param name="encoder">Says how alike two questions are; null: alike are those of the same words, function words and endings apart.</param>
/// <remarks>Deterministic: the most asked question leads a group, and each other one joins the leader that it is most like.</remarks>
public sealed class GapFinder(ITextEncoder? encoder)
{
    /// <summary>Inner product of two questions' vectors from which they ask the same (docs/audit.md says how it was chosen).</summary>
    internal const double Alike = 0.9;

    /// <summary>Different questions looked at, the most asked first: each is compared with every group.</summary>
    internal const int MaxQuestions = 20_000;

    private const int ShownAnswers = 5;

    /// <summary>The refusals that a document could have answered.</summary>
    private static readonly RefusalReason[] Reasons = [RefusalReason.NoEvidence, RefusalReason.NotStated, RefusalReason.OffTopic];

    /// <summary>The groups, most wanted first.</summary>
    /// <param name="answers">Answers of the log; only refusals for want of words count.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<Gap>> FindAsync(IAsyncEnumerable<RatedAnswer> answers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Dictionary<string, Asked> questions = new(StringComparer.OrdinalIgnoreCase);
        await foreach (RatedAnswer answer in answers.WithCancellation(cancellationToken))
        {
            AnswerEntry entry = answer.Entry;
            if (entry.Reason is { } reason && Reasons.Contains(reason) && entry.ResolvedQuestion is { } question)
            {
                string folded = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('?', '.', '!', ' ');
                if (!questions.TryGetValue(folded, out Asked? asked))
                {
                    questions.Add(folded, asked = new Asked(question));
                }

                asked.Add(entry);
            }
        }

        List<Group> groups = [];
        foreach (Asked asked in questions.Values.OrderByDescending(static q => q.Times).ThenBy(static q => q.First).ThenBy(static q => q.Question, StringComparer.Ordinal).Take(MaxQuestions))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlyMemory<float> vector = encoder is null ? default : await encoder.EncodeQuestionAsync(asked.Question, cancellationToken);
            string words = encoder is null ? Words(asked.Question) : "";
            if (Nearest(groups, vector, words) is { } group)
            {
                group.Members.Add(asked);
            }
            else
            {
                groups.Add(new Group(vector, words, [asked]));
            }
        }

        return [.. groups.Select(static g => g.ToGap()).OrderByDescending(static g => g.People).ThenByDescending(static g => g.Times).ThenBy(static g => g.First).ThenBy(static g => g.Question, StringComparer.Ordinal)];
    }

    private static string Words(string question) =>
        string.Join(' ', TextAnalyzer.Analyze(question).Select(static t => t.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private Group? Nearest(List<Group> groups, ReadOnlyMemory<float> vector, string words)
    {
        if (encoder is null)
        {
            return groups.Find(g => g.Words == words);
        }

        (Group? group, double best) = (null, Alike);
        foreach (Group candidate in groups)
        {
            double alike = TensorPrimitives.Dot(candidate.Vector.Span, vector.Span);
            if (alike > best)
            {
                (group, best) = (candidate, alike);
            }
        }

        return group;
    }

    /// <summary>One question, however often asked.</summary>
    private sealed class Asked(string question)
    {
        public string Question => question;

        public int Times { get; private set; }

        public DateTimeOffset First { get; private set; }

        public DateTimeOffset Last { get; private set; }

        public HashSet<string> People { get; } = new(StringComparer.Ordinal);

        public Dictionary<RefusalReason, int> Reasons { get; } = [];

        public Dictionary<string, int> Documents { get; } = new(StringComparer.Ordinal);

        public List<string> Answers { get; } = [];

        public void Add(AnswerEntry entry)
        {
            First = Times++ == 0 ? entry.Time : First;
            Last = entry.Time;
            Reasons[entry.Reason!.Value] = Reasons.GetValueOrDefault(entry.Reason.Value) + 1;
            if (entry.User is { } user)
            {
                People.Add(user);
            }

            foreach (string document in entry.Nearest.Select(static n => n.Document).Distinct(StringComparer.Ordinal))
            {
                Documents[document] = Documents.GetValueOrDefault(document) + 1;
            }

            if (Answers.Count < ShownAnswers)
            {
                Answers.Add(entry.Id);
            }
        }
    }

    private sealed record Group(ReadOnlyMemory<float> Vector, string Words, List<Asked> Members)
    {
        public Gap ToGap() => new(
            Members[0].Question,
            Members.Sum(static m => m.Times),
            Members.SelectMany(static m => m.People).Distinct(StringComparer.Ordinal).Count(),
            Members.Min(static m => m.First),
            Members.Max(static m => m.Last),
            Sum(Members.SelectMany(static m => m.Reasons)),
            [.. Members.Select(static m => m.Question)],
            [.. Sum(Members.SelectMany(static m => m.Documents)).OrderByDescending(static d => d.Value).ThenBy(static d => d.Key, StringComparer.Ordinal).Select(static d => d.Key)],
            [.. Members.SelectMany(static m => m.Answers).Take(ShownAnswers)]);

        private static Dictionary<T, int> Sum<T>(IEnumerable<KeyValuePair<T, int>> counts)
            where T : notnull =>
            counts.GroupBy(static c => c.Key).ToDictionary(static g => g.Key, static g => g.Sum(static c => c.Value));
    }
}
