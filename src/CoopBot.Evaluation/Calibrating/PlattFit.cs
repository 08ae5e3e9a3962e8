using CoopBot.Grounding.Decision;

namespace CoopBot.Evaluation.Calibrating;

/// <summary>Fits the scaling that makes probabilities of outcomes.</summary>
/// <remarks>
/// Source: Platt (1999), with the numerically safe Newton steps of Lin, Lin and Weng (2007). The targets stand a little within 0 and 1, as if each
/// class had been seen once more, so that a perfect parting has a finite fit.
/// </remarks>
public static class PlattFit
{
    /// <summary>Cases of either outcome that a fit of two numbers needs.</summary>
    public const int LeastOfEach = 5;

    private const int MaxSteps = 100;
    private const double SmallestStep = 1e-10;
    private const double SmallGradient = 1e-9;
    private const double Ridge = 1e-12;

    /// <summary>The fit of most likelihood; null with fewer than <see cref="LeastOfEach"/> of either outcome, or where higher probabilities don't come with more of it.</summary>
    /// <param name="pairs">Probability from 0 to 1, and whether it came so.</param>
    public static PlattScaling? Of(IEnumerable<(double Probability, bool Outcome)> pairs)
    {
        (double Logit, bool Outcome)[] data = [.. pairs.Select(static p => (PlattScaling.Logit(p.Probability), p.Outcome))];
        int yes = data.Count(static d => d.Outcome);
        int no = data.Length - yes;
        if (yes < LeastOfEach || no < LeastOfEach)
        {
            return null;
        }

        (double X, double Target)[] points = [.. data.Select(d => (d.Logit, d.Outcome ? (yes + 1.0) / (yes + 2) : 1.0 / (no + 2)))];
        PlattScaling fitted = Newton(points, Math.Log((yes + 1.0) / (no + 1)));
        return fitted.Slope > 0 ? fitted : null;
    }

    private static PlattScaling Newton((double X, double Target)[] points, double intercept)
    {
        (double a, double b) = (intercept, 0);
        double loss = Loss(points, a, b);
        for (int step = 0; step < MaxSteps; step++)
        {
            double gradientA = 0, gradientB = 0, aa = Ridge, ab = 0, bb = Ridge;
            foreach ((double x, double target) in points)
            {
                double p = 1 / (1 + Math.Exp(-(a + (b * x))));
                double weight = p * (1 - p);
                gradientA += p - target;
                gradientB += (p - target) * x;
                aa += weight;
                ab += weight * x;
                bb += weight * x * x;
            }

            if (Math.Abs(gradientA) < SmallGradient && Math.Abs(gradientB) < SmallGradient)
            {
                break;
            }

            double determinant = (aa * bb) - (ab * ab);
            double moveA = ((bb * gradientA) - (ab * gradientB)) / determinant;
            double moveB = ((aa * gradientB) - (ab * gradientA)) / determinant;
            double size = 1;
            double next = Loss(points, a - moveA, b - moveB);
            while (!(next < loss) && size > SmallestStep)
            {
                size /= 2;
                next = Loss(points, a - (size * moveA), b - (size * moveB));
            }

            if (!(next < loss))
            {
                break; // as low as numbers of this precision get
            }

            (a, b, loss) = (a - (size * moveA), b - (size * moveB), next);
        }

        return new PlattScaling(a, b);
    }

    /// <summary>Negative log-likelihood, in the form that doesn't overflow.</summary>
    private static double Loss((double X, double Target)[] points, double a, double b)
    {
        double sum = 0;
        foreach ((double x, double target) in points)
        {
            double z = a + (b * x);
            sum += Math.Max(z, 0) - (target * z) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
        }

        return sum;
    }
}
