namespace CoopBot.Retrieval.Lexical;

/// <summary>What the corpus says about words: how rare a term is tells how much it matters that a passage has it.</summary>
public interface ILexicalStatistics
{
    /// <summary>Passages in the index.</summary>
    int PassageCount { get; }

    /// <summary>Passages (their title and headings included) that hold the term.</summary>
    /// <param name="term">As <see cref="TextAnalyzer"/> gives it.</param>
    int PassageFrequency(string term);

    /// <summary>Inverse passage frequency, ln(1 + (N - n + 0.5) / (n + 0.5)): above 0, highest for a term that no passage holds.</summary>
    double Idf(string term);
}
