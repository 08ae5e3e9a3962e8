using CoopBot.Answering.Mentions;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding.Evidence;

/// <summary>The words of a question or a claim that a passage should share, with their weights.</summary>
internal sealed class QuestionTerms
{
        private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

    public QuestionTerms(string text, ILexicalStatistics statistics)
    {
        Mentions = MentionExtractor.Extract(text);
        foreach (Term term in TextAnalyzer.Analyze(text))
        {
            _weights[term.Text] = statistics.Idf(term.Text);
        }

        Total = _weights.Values.Sum();
        Names = [.. Mentions.Where(m => m.Kind == MentionKind.Name)];
        Figures = [.. Mentions.Where(m => m.Kind != MentionKind.Name)];
    }

    /// <summary>Names, numbers and dates that the text itself brings.</summary>
    public IReadOnlyList<Mention> Mentions { get; }

    public IReadOnlyList<Mention> Names { get; }

    /// <summary>Quantities, dates and durations.</summary>
    public IReadOnlyList<Mention> Figures { get; }

    /// <summary>Sum of the terms' weights; 0 when every word is a function word.</summary>
    public double Total { get; }

    /// <summary>How many different terms there are.</summary>
    public int Count => _weights.Count;

    /// <summary>The share of the terms' weight that <paramref name="present"/> holds, 0 to 1; 1 when there is no term.</summary>
    public double Coverage(IReadOnlySet<string> present)
    {
        double covered = 0;
        foreach ((string term, double weight) in _weights)
        {
            covered += present.Contains(term) ? weight : 0;
        }

        return Total == 0 ? 1 : covered / Total;
    }

    /// <summary>The share of the terms that occur in any passage at all; 1 when there is none.</summary>
    public double Known(ILexicalStatistics statistics) =>
        _weights.Count == 0 ? 1 : (double)_weights.Keys.Count(t => statistics.PassageFrequency(t) > 0) / _weights.Count;

    /// <summary>The share of names whose every word stands in <paramref name="present"/>; 1 when there is none.</summary>
    public double NameCoverage(IReadOnlySet<string> present) =>
        Share(Names, name => TextAnalyzer.Analyze(name.Text).All(t => present.Contains(t.Text)));

    /// <summary>The share of numbers and dates that <paramref name="mentions"/> agree with; 1 when there is none.</summary>
    public double FigureCoverage(IReadOnlyList<Mention> mentions) =>
        Share(Figures, figure => mentions.Any(m => FigureComparison.Compare(figure, m) == Agreement.Same));

    private static double Share(IReadOnlyList<Mention> mentions, Func<Mention, bool> isThere) =>
        mentions.Count == 0 ? 1 : (double)mentions.Count(isThere) / mentions.Count;
}
