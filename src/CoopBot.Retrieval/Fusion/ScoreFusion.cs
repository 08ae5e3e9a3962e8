namespace CoopBot.Retrieval.Fusion;

/// <summary>Fuses two rankings by their scores, each brought to the scale 0 to 1 within the query.</summary>
internal static class ScoreFusion
{
    /// <param name="lexical">BM25 scores of the candidates, 0 where no term is shared.</param>
    /// <param name="cosines">Inner products of the same candidates.</param>
    /// <param name="parameters">The weights.</param>
    /// <returns>One score a candidate, 0 to 1.</returns>
    public static double[] Fuse(IReadOnlyList<float> lexical, IReadOnlyList<float> cosines, FusionParameters parameters)
    {
        if (lexical.Count == 0)
        {
            return [];
        }

        double top = Math.Max(1e-9, lexical.Max());
        double low = cosines.Min();
        double range = Math.Max(1e-9, cosines.Max() - low);
        double[] fused = new double[lexical.Count];
        for (int i = 0; i < fused.Length; i++)
        {
            fused[i] = (parameters.LexicalWeight * lexical[i] / top) + ((1 - parameters.LexicalWeight) * (cosines[i] - low) / range);
        }

        return fused;
    }
}
