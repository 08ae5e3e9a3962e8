namespace CoopBot.Evaluation.Ranking;

/// <summary>Means over the questions of one ranker, each from 0 to 1.</summary>
public sealed record RankingFigures(double NdcgAt10, double MrrAt10, double RecallAt10);

/// <summary>One question's figures and where the first relevant document stood.</summary>
/// <param name="Id">The question's id.</param>
/// <param name="Lexical">By words alone.</param>
/// <param name="Dense">By meaning alone; null without an encoder.</param>
/// <param name="Fused">By both; the same as <paramref name="Lexical"/> without an encoder.</param>
public sealed record BeirQueryResult(string Id, RankingFigures Lexical, RankingFigures? Dense, RankingFigures Fused);

/// <summary>What a run over a retrieval benchmark gave.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Documents">How many were ranked.</param>
/// <param name="Passages">How many passages they were cut into.</param>
/// <param name="Queries">Each question, in the order of the file.</param>
public sealed record BeirResult(string Name, int Documents, int Passages, IReadOnlyList<BeirQueryResult> Queries)
{
    public RankingFigures Lexical => Mean(static q => q.Lexical);

    public RankingFigures? Dense => Queries.All(static q => q.Dense is not null) ? Mean(static q => q.Dense!) : null;

    public RankingFigures Fused => Mean(static q => q.Fused);

    private RankingFigures Mean(Func<BeirQueryResult, RankingFigures> of) => Queries.Count == 0
        ? new RankingFigures(0, 0, 0)
        : new RankingFigures(Queries.Average(q => of(q).NdcgAt10), Queries.Average(q => of(q).MrrAt10), Queries.Average(q => of(q).RecallAt10));
}
