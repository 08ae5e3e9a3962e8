using CoopBot.Inference.Reading;

namespace CoopBot.TestKit;

/// <summary>A reader with scripted judgements.</summary>
public sealed class StubReader(Func<ReaderPair, ReaderJudgement> judge) : IReader
{
    private readonly List<ReaderPair> _pairs = [];

    public string Version => "stub";

    /// <summary>The pairs that it was given, in order.</summary>
    public IReadOnlyList<ReaderPair> Pairs => _pairs;

    public IReadOnlyList<ReaderJudgement> Judge(IReadOnlyList<ReaderPair> pairs, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _pairs.AddRange(pairs);
        return [.. pairs.Select(judge)];
    }
}

/// <summary>Judgements so clear that no fitted weight should doubt them.</summary>
public static class Judgements
{
    /// <summary>The passage has nothing to do with the query.</summary>
    public static ReaderJudgement Nothing { get; } = new(-10, 0.001, 0.001, 0.998, null);

    /// <summary>The passage says what the claim says.</summary>
    public static ReaderJudgement Supports { get; } = new(10, 0.999, 0.0005, 0.0005, null);

    /// <summary>The passage says the opposite of the claim.</summary>
    public static ReaderJudgement Contradicts { get; } = new(-10, 0.0005, 0.999, 0.0005, null);

    /// <summary>The passage answers with <paramref name="words"/>; nothing, where it doesn't hold them.</summary>
    /// <param name="pair">What is read.</param>
    /// <param name="words">The answering words.</param>
    /// <param name="answerability">Log-odds that they answer.</param>
    public static ReaderJudgement Answers(ReaderPair pair, string words, double answerability = 10)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(words);
        int start = pair.Passage.IndexOf(words, pair.SpanFrom, StringComparison.Ordinal);
        return start < 0 ? Nothing : Supports with { Answerability = answerability, Span = new AnswerSpan(start, start + words.Length, 0.99, 0.99) };
    }
}
