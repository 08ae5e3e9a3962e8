using System.Runtime.InteropServices;

namespace CoopBot.Retrieval.Lexical;

/// <summary>The terms of one passage, by field.</summary>
internal readonly record struct PassageTerms(IReadOnlyList<Term> Title, IReadOnlyList<Term> Heading, IReadOnlyList<Term> Text)
{
    public static PassageTerms Of(string title, string heading, string text) =>
        new(TextAnalyzer.Analyze(title), TextAnalyzer.Analyze(heading), TextAnalyzer.Analyze(text));
}

/// <summary>Collects the terms of passages and works out their scores.</summary>
internal sealed class Bm25IndexBuilder
{
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly List<List<Posting>> postings = [];
    private readonly List<(int Title, int Heading, int Text)> lengths = [];
    private readonly Dictionary<int, Counts> current = [];

    /// <summary>Adds the next passage.</summary>
    public void Add(PassageTerms passage)
    {
        current.Clear();
        Count(passage.Title, static (ref Counts c) => c.Title++);
        Count(passage.Heading, static (ref Counts c) => c.Heading++);
        Count(passage.Text, static (ref Counts c) => c.Text++);
        foreach ((int id, Counts counts) in current)
        {
            postings[id].Add(new Posting(lengths.Count, counts));
        }

        lengths.Add((passage.Title.Count, passage.Heading.Count, passage.Text.Count));
    }

    /// <summary>The index over what was added. The builder is used up.</summary>
    public Bm25Index Build(Bm25Parameters parameters)
    {
        var title = new Field([.. lengths.Select(static l => l.Title)], parameters.TitleWeight, parameters.B);
        var heading = new Field([.. lengths.Select(static l => l.Heading)], parameters.HeadingWeight, parameters.B);
        var text = new Field([.. lengths.Select(static l => l.Text)], 1, parameters.B);
        int[] starts = new int[postings.Count + 1];
        for (int id = 0; id < postings.Count; id++)
        {
            starts[id + 1] = checked(starts[id] + postings[id].Count);
        }

        int[] passages = new int[starts[^1]];
        ushort[] impacts = new ushort[starts[^1]];
        // The gain of any term stays below idf * (k1 + 1), and no idf is above that of a term in one passage.
        double step = Bm25Index.Idf(1, lengths.Count) * (parameters.K1 + 1) / ushort.MaxValue;
        for (int id = 0; id < postings.Count; id++)
        {
            double idf = Bm25Index.Idf(postings[id].Count, lengths.Count);
            int at = starts[id];
            foreach ((int passage, Counts counts) in postings[id])
            {
                double frequency = title.Weigh(counts.Title, passage) + heading.Weigh(counts.Heading, passage) + text.Weigh(counts.Text, passage);
                passages[at] = passage;
                double gain = frequency == 0 ? 0 : idf * frequency * (parameters.K1 + 1) / (frequency + parameters.K1);
                impacts[at++] = (ushort)Math.Round(gain / step);
            }

            postings[id] = []; // freed as we go: the peak is what large collections feel
        }

        return new Bm25Index(terms, starts, passages, impacts, (float)step, lengths.Count);
    }

    private delegate void Increment(ref Counts counts);

    private void Count(IReadOnlyList<Term> found, Increment increment)
    {
        for (int i = 0; i < found.Count; i++)
        {
            ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, found[i].Text, out bool known);
            if (!known)
            {
                id = postings.Count;
                postings.Add([]);
            }

            increment(ref CollectionsMarshal.GetValueRefOrAddDefault(current, id, out _));
        }
    }

    private struct Counts
    {
        public ushort Title;
        public ushort Heading;
        public ushort Text;
    }

    private readonly record struct Posting(int Passage, Counts Counts);

    /// <summary>Lengths of one field, in terms, and what a term in it weighs.</summary>
    private sealed class Field(int[] lengths, double weight, double b)
    {
        // A field that is empty in every passage has no mean; nothing is weighed in it either.
        private readonly double mean = Math.Max(1e-9, lengths.Length == 0 ? 0 : lengths.Average());

        public double Weigh(int frequency, int passage) =>
            frequency == 0 ? 0 : weight * frequency / (1 - b + (b * lengths[passage] / mean));
    }
}
