namespace CoopBot.Retrieval.Fusion;

/// <summary>Fuses the two rankings by their scores.</summary>
internal static class ScoreFusion
{
    /// <summary>The weighted sum of how much of the question's words a passage has and how alike the two are in meaning.</summary>
    /// <param name="lexical">BM25 score, 0 where no term is shared.</param>
    /// <param name="idfSum">
    /// Sum of the idf of the question's terms. A passage of mean length that has each term once scores about this much, so the
    /// quotient is a weighted share, whatever the question's length; repeated terms can take it above 1.
    /// </param>
    /// <param name="cosine">Inner product of the embeddings, -1 to 1.</param>
    /// <param name="parameters">The weights.</param>
    /// <remarks>Neither part depends on the other candidates: a deeper ranking begins with the shallower one.</remarks>
    public static double Fuse(double lexical, double idfSum, double cosine, FusionParameters parameters)
    {
        double share = idfSum > 0 ? lexical / idfSum : 0;
        return (parameters.LexicalWeight * share) + ((1 - parameters.LexicalWeight) * cosine);
    }
}
