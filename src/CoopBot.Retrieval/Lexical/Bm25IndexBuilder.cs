using System.Runtime.InteropServices;

namespace CoopBot.Retrieval.Lexical;

/// <summary>Collects the terms of passages and works out their scores.</summary>
internal sealed class Bm25IndexBuilder
{
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly List<List<Posting>> postings = [];
    private readonly List<int> titles = [];
    private readonly List<int> headings = [];
    private readonly List<int> texts = [];
    private readonly Dictionary<string, Counts> current = new(StringComparer.Ordinal);

    public void Add(string title, string heading, string text)
    {
        current.Clear();
        titles.Add(Count(title, static (ref Counts c) => c.Title++));
        headings.Add(Count(heading, static (ref Counts c) => c.Heading++));
        texts.Add(Count(text, static (ref Counts c) => c.Text++));
        foreach ((string term, Counts counts) in current)
        {
            ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out bool known);
            if (!known)
            {
                id = postings.Count;
                postings.Add([]);
            }

            postings[id].Add(new Posting(texts.Count - 1, counts));
        }
    }

    public Bm25Index Build(Bm25Parameters parameters)
    {
        Lengths title = new(titles, parameters.TitleWeight, parameters.B);
        Lengths heading = new(headings, parameters.HeadingWeight, parameters.B);
        Lengths text = new(texts, 1, parameters.B);
        int[] starts = new int[postings.Count + 1];
        for (int id = 0; id < postings.Count; id++)
        {
            starts[id + 1] = checked(starts[id] + postings[id].Count);
        }

        int[] passages = new int[starts[^1]];
        float[] impacts = new float[starts[^1]];
        for (int id = 0; id < postings.Count; id++)
        {
            double idf = Bm25Index.Idf(postings[id].Count, texts.Count);
            int at = starts[id];
            foreach (Posting posting in postings[id])
            {
                double frequency = title.Weigh(posting.Counts.Title, posting.Passage) +
                    heading.Weigh(posting.Counts.Heading, posting.Passage) + text.Weigh(posting.Counts.Text, posting.Passage);
                passages[at] = posting.Passage;
                impacts[at++] = (float)(idf * frequency * (parameters.K1 + 1) / (frequency + parameters.K1));
            }

            postings[id] = []; // freed as we go: the peak is what large collections feel
        }

        return new Bm25Index(terms, starts, passages, impacts, texts.Count);
    }

    private delegate void Increment(ref Counts counts);

    private int Count(string text, Increment increment)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        IReadOnlyList<Term> found = TextAnalyzer.Analyze(text);
        foreach (Term term in found)
        {
            increment(ref CollectionsMarshal.GetValueRefOrAddDefault(current, term.Text, out _));
        }

        return found.Count;
    }

    private struct Counts
    {
        public ushort Title;
        public ushort Heading;
        public ushort Text;
    }

    private readonly record struct Posting(int Passage, Counts Counts);

    /// <summary>Lengths of one field, in terms, and what a term in it weighs.</summary>
    private sealed class Lengths(List<int> lengths, double weight, double b)
    {
        // A field that is empty in every passage has no mean; nothing is weighed in it either.
        private readonly double mean = Math.Max(1e-9, lengths.Count == 0 ? 0 : lengths.Average());

        public double Weigh(int frequency, int passage) =>
            frequency == 0 ? 0 : weight * frequency / (1 - b + (b * lengths[passage] / mean));
    }
}
