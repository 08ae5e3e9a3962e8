using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Evaluation.Ranking;

namespace CoopBot.Cli.Output;

/// <summary>The figures of one retrieval benchmark.</summary>
internal static class RankingReport
{
    public static void Print(BeirResult result, TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Name}: {result.Queries.Count} queries, {result.Documents} documents, {result.Passages} passages"));
        var table = new Table("ranker", "-nDCG@10", "-MRR@10", "-recall@10");
        foreach ((string name, RankingFigures figures) in Rankers(result))
        {
            table.Add(name, Number(figures.NdcgAt10), Number(figures.MrrAt10), Number(figures.RecallAt10));
        }

        table.Print(output);
        output.WriteLine();
    }

    public static JsonObject Json(BeirResult result)
    {
        var ranking = new JsonObject();
        foreach ((string name, RankingFigures figures) in Rankers(result))
        {
            ranking[name] = new JsonObject { ["ndcg@10"] = figures.NdcgAt10, ["mrr@10"] = figures.MrrAt10, ["recall@10"] = figures.RecallAt10 };
        }

        return new JsonObject
        {
            ["suite"] = result.Name,
            ["queries"] = result.Queries.Count,
            ["documents"] = result.Documents,
            ["passages"] = result.Passages,
            ["ranking"] = ranking,
        };
    }

    private static IEnumerable<(string Name, RankingFigures Figures)> Rankers(BeirResult result)
    {
        yield return ("lexical", result.Lexical);
        if (result.Dense is { } dense)
        {
            yield return ("dense", dense);
        }

        yield return ("fused", result.Fused);
    }

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
