using CoopBot.Knowledge;

namespace CoopBot.Retrieval.Lexical;

/// <summary>An inverted index in memory with BM25F scores worked out beforehand. Immutable, safe for concurrent use.</summary>
public sealed class Bm25Index : ILexicalStatistics
{
    private const int AnalyzedAtATime = 4096;

    private readonly Dictionary<string, int> terms;
    private readonly int[] starts; // of each term's postings, with the end behind the last
    private readonly int[] passages;
    private readonly ushort[] impacts; // in steps, so that a posting takes six bytes
    private readonly float step;

    internal Bm25Index(
        Dictionary<string, int> terms, int[] starts, int[] passages, ushort[] impacts, float step, int passageCount)
    {
        (this.terms, this.starts, this.passages, this.impacts, this.step) = (terms, starts, passages, impacts, step);
        PassageCount = passageCount;
    }

    public int PassageCount { get; }

    /// <summary>Indexes the passages; their numbers are their places in the list.</summary>
    public static Bm25Index Build(IReadOnlyList<Passage> passages, Bm25Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(parameters);
        var builder = new Bm25IndexBuilder();
        var analyzed = new PassageTerms[Math.Min(passages.Count, AnalyzedAtATime)];
        for (int start = 0; start < passages.Count; start += analyzed.Length)
        {
            int count = Math.Min(analyzed.Length, passages.Count - start);
            Parallel.For(0, count, i =>
            {
                Passage passage = passages[start + i];
                analyzed[i] = PassageTerms.Of(passage.Title, string.Join(". ", passage.HeadingPath), passage.Text);
            });
            for (int i = 0; i < count; i++)
            {
                builder.Add(analyzed[i]); // in order: a passage's number is its place
            }
        }

        return builder.Build(parameters);
    }

    public int PassageFrequency(string term) => terms.TryGetValue(term, out int id) ? starts[id + 1] - starts[id] : 0;

    public double Idf(string term) => Idf(PassageFrequency(term), PassageCount);

    /// <summary>The BM25F score of every passage for a query, 0 where no term is shared.</summary>
    /// <remarks>A term that the query repeats counts once: in questions repetition is no emphasis.</remarks>
    public float[] Score(IEnumerable<string> queryTerms)
    {
        float[] scores = new float[PassageCount];
        Score(queryTerms, scores);
        return scores;
    }

    /// <summary>The same into an array that is at hand.</summary>
    /// <param name="queryTerms">As <see cref="TextAnalyzer"/> gives them.</param>
    /// <param name="scores">As long as there are passages; overwritten.</param>
    internal void Score(IEnumerable<string> queryTerms, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(queryTerms);
        scores.Clear();
        foreach (string term in queryTerms.Distinct(StringComparer.Ordinal))
        {
            if (terms.TryGetValue(term, out int id))
            {
                ReadOnlySpan<int> held = passages.AsSpan(starts[id]..starts[id + 1]);
                ReadOnlySpan<ushort> gains = impacts.AsSpan(starts[id]..starts[id + 1]);
                for (int i = 0; i < held.Length; i++)
                {
                    scores[held[i]] += gains[i] * step;
                }
            }
        }
    }

    internal static double Idf(int frequency, int count) => Math.Log(1 + ((count - frequency + 0.5) / (frequency + 0.5)));
}
