using System.Text.Json;

namespace CoopBot.Grounding.Decision;

/// <summary>A logistic regression over named features: transparent, small, fitted on development data.</summary>
/// <param name="Name">Which decision it makes: <c>lexical</c>, <c>reader</c>.</param>
/// <param name="Score">The log-odds.</param>
/// <remarks>Source: p = 1 / (1 + exp(-(b + w·x))).</remarks>
public sealed record LogisticModel(string Name, LinearScore Score)
{
    /// <summary>How the probability of an answerable question becomes that of a right answer; null leaves it as it is.</summary>
    public PlattScaling? Shown { get; init; }

    /// <summary>The probability for these features. A feature without a weight counts nothing.</summary>
    /// <exception cref="ArgumentException">A feature that the model weighs is missing.</exception>
    public double Probability(IReadOnlyList<KeyValuePair<string, double>> features) => 1 / (1 + Math.Exp(-Score.Of(features)));

    /// <summary>The model that decides whether a question is answered.</summary>
    /// <param name="reader">Whether there is a reader.</param>
    public static LogisticModel ForAnswers(bool reader) => Load(reader ? "answers-reader" : "answers-lexical");

    /// <summary>Reads a model shipped inside this assembly.</summary>
    public static LogisticModel Load(string name)
    {
        using Stream stream = typeof(LogisticModel).Assembly.GetManifestResourceStream($"CoopBot.Grounding.Decision.{name}.json")
            ?? throw new ArgumentException($"There is no decision named {name}.", nameof(name));
        return JsonSerializer.Deserialize<LogisticModel>(stream, JsonSerializerOptions.Web)
            ?? throw new JsonException($"The decision {name} is empty.");
    }
}

/// <summary>Platt scaling of a probability's log-odds.</summary>
/// <param name="Intercept">Log-odds at an even probability.</param>
/// <param name="Slope">Log-odds for each unit of log-odds.</param>
/// <remarks>Source: Platt (1999), fitted by maximum likelihood on development data.</remarks>
public sealed record PlattScaling(double Intercept, double Slope)
{
    private const double MaxLogit = 8;

    /// <summary>The scaled probability.</summary>
    public double Apply(double probability) => 1 / (1 + Math.Exp(-(Intercept + (Slope * Logit(probability)))));

    /// <summary>The log-odds of a probability from 0 to 1, cut at -8 and 8: certainty is never told apart from near certainty.</summary>
    public static double Logit(double probability) => Math.Clamp(Math.Log(probability / (1 - probability)), -MaxLogit, MaxLogit);
}
