using CoopBot.Inference.Reading;
using CoopBot.Knowledge.Text;
using CoopBot.Retrieval;

namespace CoopBot.Grounding.Evidence;

/// <summary>One candidate passage as judged for a question.</summary>
/// <param name="Ranked">The passage and its retrieval scores.</param>
/// <param name="View">Its terms and mentions.</param>
/// <param name="Judgement">The reader's view; null without a reader or beyond its budget.</param>
/// <param name="Sentence">The sentence that shares most with the question, as an index into the passage's sentences.</param>
/// <param name="SentenceCoverage">Share of the question's term weight in that sentence, 0 to 1.</param>
/// <param name="Coverage">Share of the question's term weight in the passage, its title and headings, 0 to 1.</param>
/// <param name="TypePresence">1 when that sentence holds the kind of thing asked for, else 0.</param>
internal sealed record EvidenceItem(
    RankedPassage Ranked, PassageView View, ReaderJudgement? Judgement, int Sentence, double SentenceCoverage, double Coverage, double TypePresence)
{
    /// <summary>The answering words in offsets of the document; null when the reader saw none.</summary>
    public TextSpan? Answer { get; init; }

    /// <summary>What the words alone say: coverage of the question by the best sentence and its surroundings, and the type of thing asked for.</summary>
    public double LexicalScore => (0.5 * SentenceCoverage) + (0.3 * Coverage) + (0.2 * TypePresence);
}
