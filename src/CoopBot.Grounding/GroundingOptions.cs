using System.ComponentModel.DataAnnotations;

namespace CoopBot.Grounding;

/// <summary>How questions are answered or refused and claims judged.</summary>
public sealed class GroundingOptions
{
    /// <summary>The section of appsettings.json.</summary>
    public const string Section = "Grounding";

    /// <summary>Longest question or claim taken, in UTF-16 code units. Default 4000.</summary>
    [Range(100, 100_000)]
    public int MaxQuestionLength { get; set; } = 4000;

    /// <summary>Passages that are read for a question. Default 8: 12 answer no better and take a quarter longer (docs/evaluation.md).</summary>
    [Range(1, 100)]
    public int Candidates { get; set; } = 8;

    /// <summary>Passages read at a time, in the order of retrieval. Default 6.</summary>
    [Range(1, 100)]
    public int ReadAtOnce { get; set; } = 6;

    /// <summary>Reading stops when a passage answers at least this clearly (log-odds by the reader). Default 100: never.</summary>
    [Range(-100.0, 100.0)]
    public double ClearAnswerability { get; set; } = 100;

    /// <summary>How much the answering words found in the whole passage count when its sentence is chosen, in log-odds. Default 2.</summary>
    [Range(0.0, 100.0)]
    public double SpanWeight { get; set; } = 2;

    /// <summary>How much it counts that a sentence holds the kind of thing asked for, in log-odds. Default 1.5.</summary>
    [Range(0.0, 100.0)]
    public double TypeWeight { get; set; } = 1.5;

    /// <summary>How much sharing words with the question counts when a passage's sentence is chosen, in log-odds. Default 0.5.</summary>
    [Range(0.0, 100.0)]
    public double OverlapWeight { get; set; } = 0.5;

    /// <summary>
    /// Probability by the reader from which a passage is taken to contradict what an unanswered question assumes. Default 0.9;
    /// above 1 never.
    /// </summary>
    [Range(0.0, 2.0)]
    public double PremiseThreshold { get; set; } = 0.9;

    /// <summary>Passages that a claim is held against. Default 8.</summary>
    [Range(1, 100)]
    public int ClaimCandidates { get; set; } = 8;

    /// <summary>
    /// The operating point: a question is answered when the calibrated probability that the documents answer it reaches this.
    /// Default 0.45, chosen on the golden set's tuning half and the development suites (docs/evaluation.md): on the half that no weight was
    /// fitted on, 7 of 41 questions to refuse are answered and 10 of 59 to answer refused. Higher refuses more and errs less.
    /// </summary>
    [Range(0.0, 1.0)]
    public double AnswerThreshold { get; set; } = 0.45;

    /// <summary>Statements shown at most in one answer. Default 4.</summary>
    [Range(1, 20)]
    public int MaxStatements { get; set; } = 4;

    /// <summary>Passages that a chat model is given to word an answer from. Default 5.</summary>
    [Range(1, 20)]
    public int DraftPassages { get; set; } = 5;

    /// <summary>Sentences of a chat model's draft that are verified and shown at most; further ones are not looked at. Default 8.</summary>
    [Range(1, 30)]
    public int MaxDraftSentences { get; set; } = 8;

    /// <summary>Calibrated probability from which a sentence of a draft counts as supported. Default 0.5 (docs/evaluation.md).</summary>
    [Range(0.0, 1.0)]
    public double SupportThreshold { get; set; } = 0.5;

    /// <summary>A sentence whose probability of being unsupported stays below one less this is in the uncertain band. Default 0.4.</summary>
    [Range(0.0, 1.0)]
    public double UnsureFrom { get; set; } = 0.4;

    /// <summary>
    /// Whether the chat model is asked about sentences in the uncertain band. Default false. Its yes lets such a sentence through; it never
    /// lets through what a deterministic check or the reader stops.
    /// </summary>
    public bool SecondOpinion { get; set; }

    /// <summary>How confidences are scaled. Default: as shipped with the decision.</summary>
    public CalibrationOptions Calibration { get; set; } = new();
}
