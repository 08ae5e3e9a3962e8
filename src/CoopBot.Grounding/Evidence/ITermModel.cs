namespace CoopBot.Grounding.Evidence;

/// <summary>One term where it stands in a text.</summary>
/// <param name="Term">The stem that is indexed.</param>
/// <param name="Start">UTF-16 offset of its word.</param>
/// <param name="End">Offset behind it.</param>
internal readonly record struct TermAt(string Term, int Start, int End);

/// <summary>Terms and their weights as the lexical index has them.</summary>
internal interface ITermModel
{
    /// <summary>The terms of a text in order, function words left out.</summary>
    IReadOnlyList<TermAt> Analyze(string text);

    /// <summary>Inverse document frequency, above 0; greatest for a term that no passage has.</summary>
    double Idf(string term);
}
