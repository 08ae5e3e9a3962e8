using System.Numerics.Tensors;

namespace CoopBot.Inference.Reading;

/// <summary>Finds the most probable span by start and end logits of tokens.</summary>
internal static class SpanSearch
{
    /// <param name="starts">Logit of each token to be the first of the answer.</param>
    /// <param name="ends">Logit of each token to be the last of the answer; as many.</param>
    /// <param name="maxTokens">Most tokens of a span.</param>
    /// <returns>First and last token of the best span (the earliest of equals), its probability and margin; null without tokens.</returns>
    public static (int First, int Last, double Probability, double Margin)? Best(
        ReadOnlySpan<float> starts, ReadOnlySpan<float> ends, int maxTokens)
    {
        if (starts.IsEmpty)
        {
            return null;
        }

        // Subtracting the maxima keeps the exponentials finite and changes no ratio.
        float offset = TensorPrimitives.Max(starts) + TensorPrimitives.Max(ends);
        (int first, int last, double best, double sum) = (0, 0, 0, 0);
        for (int i = 0; i < starts.Length; i++)
        {
            for (int j = i; j < Math.Min(starts.Length, i + maxTokens); j++)
            {
                double weight = Math.Exp(starts[i] + ends[j] - offset);
                sum += weight;
                if (weight > best)
                {
                    (first, last, best) = (i, j, weight);
                }
            }
        }

        if (sum <= 0)
        {
            return null; // the best start and the best end are so far apart that no allowed span has any weight
        }

        return (first, last, best / sum, (best - BestApart(starts, ends, maxTokens, offset, first, last)) / sum);
    }

    private static double BestApart(
        ReadOnlySpan<float> starts, ReadOnlySpan<float> ends, int maxTokens, float offset, int first, int last)
    {
        double best = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            if (i >= first && i <= last)
            {
                continue;
            }

            int limit = Math.Min(i < first ? first : starts.Length, i + maxTokens);
            for (int j = i; j < limit; j++)
            {
                best = Math.Max(best, Math.Exp(starts[i] + ends[j] - offset));
            }
        }

        return best;
    }
}
