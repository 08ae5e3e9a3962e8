using System.ComponentModel.DataAnnotations;
using CoopBot.Grounding.Decision;

namespace CoopBot.Grounding;

/// <summary>How confidences are scaled, as <c>coopbot eval calibrate</c> fits it to a golden set. Default: as shipped with the decision.</summary>
public sealed class CalibrationOptions : IValidatableObject
{
    /// <summary>The decision that it was fitted for, <c>reader</c> or <c>lexical</c>: with another one it doesn't apply. Default none.</summary>
    [RegularExpression("reader|lexical")]
    public string? Decision { get; set; }

    /// <summary>From the probability that the documents answer a question to that of its answer being right.</summary>
    public ScalingOptions Right { get; set; } = new();

    /// <summary>From the probability that the documents answer a question to the share of such questions that they do: the rest is a refusal's confidence.</summary>
    public ScalingOptions Answerable { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Decision is null && (Right.Scaling is not null || Answerable.Scaling is not null))
        {
            yield return new ValidationResult("say which decision it was fitted for: reader or lexical.", [nameof(Decision)]);
        }
    }
}

/// <summary>A scaling of log-odds.</summary>
public sealed class ScalingOptions : IValidatableObject
{
    /// <summary>Log-odds at an even probability. Default: as shipped.</summary>
    [Range(-20.0, 20.0)]
    public double? Intercept { get; set; }

    /// <summary>Log-odds for each unit of log-odds, above 0: a higher probability never means less. Default: as shipped.</summary>
    [Range(0.0001, 20.0)]
    public double? Slope { get; set; }

    /// <summary>The scaling; null where none is set.</summary>
    internal PlattScaling? Scaling => Intercept is { } intercept && Slope is { } slope ? new PlattScaling(intercept, slope) : null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Intercept is null != Slope is null)
        {
            yield return new ValidationResult("intercept and slope belong together.", [Intercept is null ? nameof(Intercept) : nameof(Slope)]);
        }
    }
}
