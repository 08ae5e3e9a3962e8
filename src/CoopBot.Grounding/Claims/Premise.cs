using CoopBot.Answering.Mentions;
using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge.Text;
using CoopBot.Retrieval;

namespace CoopBot.Grounding.Claims;

/// <summary>Words of the documents that a claim is held against.</summary>
/// <param name="Kind">How much of a document it is.</param>
/// <param name="Parts">Where the words stand, in the order in which the reader reads them.</param>
/// <param name="Pair">What the reader reads.</param>
internal sealed record Premise(PremiseKind Kind, IReadOnlyList<PremisePart> Parts, ReaderPair Pair);

/// <summary>One stretch of a premise.</summary>
/// <param name="Ranked">The passage.</param>
/// <param name="View">Its terms and mentions.</param>
/// <param name="First">The first sentence taken from it.</param>
/// <param name="Last">The last sentence taken from it.</param>
internal sealed record PremisePart(RankedPassage Ranked, PassageView View, int First, int Last)
{
    /// <summary>The mentions of its sentences.</summary>
    public IEnumerable<Mention> Mentions => View.Sentences.Take(First..(Last + 1)).SelectMany(s => s.Mentions);

    public TextSpan Span => new(Ranked.Passage.Sentences[First].Start, Ranked.Passage.Sentences[Last].End);
}

/// <summary>How much of the documents a premise takes.</summary>
internal enum PremiseKind
{
    /// <summary>A whole passage.</summary>
    Passage,

    /// <summary>One sentence, or two neighbours.</summary>
    Sentences,

    /// <summary>The best sentences of several passages, one after the other.</summary>
    Collected,
}
