namespace CoopBot.Inference.Weights;

/// <summary>What to do where a model can't be had.</summary>
public sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>
    /// True: no start without the models. Default false: without the encoder passages are ranked by their words alone, without the
    /// reader the decision rests on what the words say; the log and <c>--explain</c> say so.
    /// </summary>
    public bool Required { get; set; }
}
