using System.Globalization;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Drafting;

/// <summary>Drafts from the answer log: what people rated down, and what was refused.</summary>
/// <param name="Cases">Rated down first, then by how often it was asked; what is asked several times is one draft.</param>
/// <param name="NotKept">Answers that belong here, but whose question was never kept or is redacted.</param>
public sealed record LogDrafts(IReadOnlyList<DraftCase> Cases, int NotKept)
{
    private const string RatedDown = "thumbs-down";
    private const string WasRefused = "refused";
    private const int ShownComments = 3;

    /// <summary>Looks at answers of the log, oldest first.</summary>
    public static async Task<LogDrafts> ReadAsync(IAsyncEnumerable<RatedAnswer> answers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Dictionary<string, Asked> asked = new(StringComparer.Ordinal);
        int notKept = 0;
        await foreach (RatedAnswer answer in answers.WithCancellation(cancellationToken))
        {
            FeedbackEntry[] down = [.. answer.Feedback.Where(static f => f.Rating == Rating.Down)];
            if (down.Length == 0 && !IsRefusedQuestion(answer.Entry))
            {
                continue;
            }

            // Nothing is guessed of a question that isn't kept: not from the answer, and not from what was cited.
            if (string.IsNullOrWhiteSpace(answer.Entry.ResolvedQuestion))
            {
                notKept++;
                continue;
            }

            string key = KnownCases.KeyOf(answer.Entry.ResolvedQuestion);
            if (!asked.TryGetValue(key, out Asked? same))
            {
                asked.Add(key, same = new Asked(answer.Entry.ResolvedQuestion, answer.Entry.Outcome == Outcome.Checked));
            }

            same.Add(answer.Entry, down);
        }

        return new LogDrafts(
            [
                .. asked.Values.OrderByDescending(static a => a.Down).ThenByDescending(static a => a.Times).ThenBy(static a => a.First)
                    .ThenBy(static a => a.Input, StringComparer.Ordinal).Select(static a => a.ToDraft()),
            ],
            notKept);
    }

    /// <summary>What was no text at all is no question.</summary>
    private static bool IsRefusedQuestion(AnswerEntry entry) => entry is { Outcome: Outcome.Refused, Reason: not RefusalReason.Unreadable };

    /// <summary>One question, however often it was asked.</summary>
    private sealed class Asked(string input, bool isClaim)
    {
        private readonly List<string> comments = [];
        private readonly SortedSet<string> reasons = new(StringComparer.Ordinal);
        private int refused;
        private AnswerEntry? last;

        public string Input => input;

        public int Times { get; private set; }

        public int Down { get; private set; }

        public long First { get; private set; }

        public void Add(AnswerEntry entry, IReadOnlyList<FeedbackEntry> down)
        {
            First = Times++ == 0 ? entry.Sequence : First;
            last = entry;
            Down += down.Count;
            comments.AddRange(down.Select(static f => f.Comment).OfType<string>().Where(c => !comments.Contains(c, StringComparer.Ordinal)));
            if (entry.Outcome == Outcome.Refused)
            {
                refused++;
                reasons.Add(entry.Reason is { } reason ? WireNames.Of(reason) : "");
            }
        }

        public DraftCase ToDraft()
        {
            string[] tags = [.. Down > 0 ? [RatedDown] : Array.Empty<string>(), .. refused > 0 ? [WasRefused] : Array.Empty<string>()];
            return DraftCase.Of(input, tags, Note()) with { IsClaim = isClaim };
        }

        private string Note()
        {
            List<string> parts = [];
            if (Down > 0)
            {
                string said = comments.Count == 0 ? "" : $" ({string.Join(", ", comments.Take(ShownComments).Select(static c => $"\"{c.ReplaceLineEndings(" ")}\""))})";
                parts.Add($"rated down {Count(Down)}{said}");
            }

            if (refused > 0)
            {
                parts.Add($"refused {Count(refused)} ({string.Join(", ", reasons)})");
            }

            string date = last!.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return $"{string.Join("; ", parts)}; last on {date}: coopbot audit show {last.Id}";
        }

        private static string Count(int times) => times == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{times} times");
    }
}
