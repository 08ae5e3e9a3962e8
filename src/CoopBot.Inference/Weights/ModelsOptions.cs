using CoopBot.Inference.Chat;
using CoopBot.Inference.Endpoints;

namespace CoopBot.Inference.Weights;

/// <summary>Models: what to do where one can't be had, and those that run elsewhere.</summary>
public sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>
    /// True: no start without the models. Default false: without the encoder passages are ranked by their words alone, without the
    /// reader the decision rests on what the words say; the log and <c>--explain</c> say so.
    /// </summary>
    public bool Required { get; set; }

    /// <summary>The chat model that words answers. Default off.</summary>
    public ChatModelOptions Chat { get; set; } = new();

    /// <summary>The embedding model that takes part in the ranking. Default off.</summary>
    public EmbeddingModelOptions Embedding { get; set; } = new();
}
