namespace CoopBot.Inference.Reading;

/// <summary>The cross-encoder: reads a question or a claim together with a passage and judges the pair.</summary>
/// <remarks>Optional: without its file callers decide by what retrieval and the words say (they take an <c>IReader?</c>).</remarks>
public interface IReader
{
    /// <summary>Names the model and all that shapes its judgements; part of the knowledge version.</summary>
    string Version { get; }

    /// <summary>Judges each pair by itself: a pair's judgement doesn't depend on the others.</summary>
    /// <returns>One judgement a pair, in the order of the pairs.</returns>
    IReadOnlyList<ReaderJudgement> Judge(IReadOnlyList<ReaderPair> pairs, CancellationToken cancellationToken = default);
}

/// <summary>What the reader reads at a time.</summary>
/// <param name="Query">A question or a claim.</param>
/// <param name="Passage">The passage, led by what puts it in context: title, heading.</param>
/// <param name="SpanFrom">Answers are looked for in <paramref name="Passage"/> from this offset on: behind the context.</param>
public sealed record ReaderPair(string Query, string Passage, int SpanFrom = 0);

/// <summary>The reader's view of one pair.</summary>
/// <param name="Answerability">Log-odds that the passage answers the question; above 0 means more likely than not. Not calibrated.</param>
/// <param name="Supported">Probability that the passage supports the claim; the three add up to 1.</param>
/// <param name="Contradicted">Probability that the passage contradicts the claim.</param>
/// <param name="NotFound">Probability that the passage settles nothing about the claim.</param>
/// <param name="Span">The words that answer best; null when the passage has no words that the model sees.</param>
public sealed record ReaderJudgement(
    double Answerability, double Supported, double Contradicted, double NotFound, AnswerSpan? Span);

/// <summary>The words of a passage that answer a question best, were it answered there.</summary>
/// <param name="Start">Offset of the first character into <see cref="ReaderPair.Passage"/>, in UTF-16 code units.</param>
/// <param name="End">Offset behind the last character.</param>
/// <param name="Probability">Probability of this span among all spans of allowed length, 0 to 1.</param>
/// <param name="Margin">How much more probable it is than the best span that shares no word with it.</param>
public sealed record AnswerSpan(int Start, int End, double Probability, double Margin);
