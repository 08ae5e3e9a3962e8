using System.Text.Json;
using CoopBot.Grounding.Answers;

namespace CoopBot.Grounding.Decision;

/// <summary>A multinomial logistic regression over a claim's features.</summary>
/// <param name="Name">Which decision it makes: <c>claims-lexical</c>, <c>claims-reader</c>.</param>
/// <param name="Supported">Log-odds of "supported" against "not found".</param>
/// <param name="Contradicted">Log-odds of "contradicted" against "not found".</param>
/// <remarks>Source: softmax over (w_s·x, w_c·x, 0).</remarks>
public sealed record VerdictModel(string Name, LinearScore Supported, LinearScore Contradicted)
{
    /// <summary>The probability of "not found" for a claim that nothing was found for. By construction near certain.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double PriorOfNotFound => 0.95;

    /// <summary>The most probable verdict and its probability.</summary>
    public (Verdict Verdict, double Probability) Decide(IReadOnlyList<KeyValuePair<string, double>> features) => Best(features, excluded: null);

    /// <summary>The most probable verdict but one.</summary>
    public (Verdict Verdict, double Probability) DecideWithout(Verdict excluded, IReadOnlyList<KeyValuePair<string, double>> features) =>
        Best(features, excluded);

    /// <summary>Reads a model shipped inside this assembly.</summary>
    public static VerdictModel Load(string name)
    {
        using Stream stream = typeof(VerdictModel).Assembly.GetManifestResourceStream($"CoopBot.Grounding.Decision.{name}.json")
            ?? throw new ArgumentException($"There is no decision named {name}.", nameof(name));
        return JsonSerializer.Deserialize<VerdictModel>(stream, JsonSerializerOptions.Web)
            ?? throw new JsonException($"The decision {name} is empty.");
    }

    private (Verdict Verdict, double Probability) Best(IReadOnlyList<KeyValuePair<string, double>> features, Verdict? excluded)
    {
        (Verdict Verdict, double Weight)[] weights =
        [
            (Verdict.Supported, Math.Exp(Supported.Of(features))),
            (Verdict.Contradicted, Math.Exp(Contradicted.Of(features))),
            (Verdict.NotFound, 1),
        ];
        (Verdict Verdict, double Weight)[] allowed = [.. weights.Where(w => w.Verdict != excluded)];
        double total = allowed.Sum(w => w.Weight);
        (Verdict verdict, double weight) = allowed.MaxBy(w => w.Weight);
        return (verdict, weight / total);
    }
}

/// <summary>An intercept and a weight for each feature it counts.</summary>
/// <param name="Intercept">Log-odds when every feature is 0.</param>
/// <param name="Weights">Log-odds a unit of each feature adds.</param>
public sealed record LinearScore(double Intercept, IReadOnlyDictionary<string, double> Weights)
{
    /// <summary>The log-odds for these features.</summary>
    /// <exception cref="ArgumentException">A feature that is weighed was not measured.</exception>
    public double Of(IReadOnlyList<KeyValuePair<string, double>> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        double sum = Intercept;
        int used = 0;
        foreach ((string name, double value) in features)
        {
            if (Weights.TryGetValue(name, out double weight))
            {
                sum += weight * value;
                used++;
            }
        }

        return used == Weights.Count ? sum : throw new ArgumentException("A feature that is weighed was not measured.", nameof(features));
    }
}
