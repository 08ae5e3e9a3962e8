using CoopBot.Answering.Questions;
using CoopBot.Grounding.Evidence;

namespace CoopBot.Grounding;

/// <summary>What was found for one question: the judged candidates and the probability that they answer it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Asked">Its terms.</param>
/// <param name="Evidence">The candidates, best first; may be empty.</param>
/// <param name="Features">What the decision was made from.</param>
/// <param name="Probability">The calibrated probability that the documents answer it, 0 to 1.</param>
internal sealed record Finding(
    QuestionAnalysis Question,
    QuestionTerms Asked,
    IReadOnlyList<EvidenceItem> Evidence,
    IReadOnlyList<KeyValuePair<string, double>> Features,
    double Probability);
