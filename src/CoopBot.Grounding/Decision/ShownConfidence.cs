namespace CoopBot.Grounding.Decision;

/// <summary>How the decision's probability that the documents answer a question becomes the confidence that people are shown.</summary>
/// <param name="Right">For an answer: that it is right; null leaves the probability as it is.</param>
/// <param name="Answerable">For a refusal, of which it is the rest: that the question could be answered; null leaves the probability as it is.</param>
public sealed record ShownConfidence(PlattScaling? Right, PlattScaling? Answerable)
{
    /// <summary>What is set, where it was fitted for this decision; else what the decision was shipped with.</summary>
    public static ShownConfidence Of(LogisticModel model, CalibrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        bool applies = string.Equals(options.Decision, model.Name, StringComparison.Ordinal);
        return new ShownConfidence((applies ? options.Right.Scaling : null) ?? model.Shown, applies ? options.Answerable.Scaling : null);
    }

    /// <summary>The confidence of an answer.</summary>
    public double OfAnswer(double probability) => Right?.Apply(probability) ?? probability;

    /// <summary>The confidence of a refusal.</summary>
    public double OfRefusal(double probability) => 1 - (Answerable?.Apply(probability) ?? probability);
}
