using CoopBot.Inference;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using Microsoft.Extensions.Options;

namespace CoopBot.Grounding.Composition;

/// <summary>Puts the stages together over a snapshot. The command line and the host both start here.</summary>
public sealed class BotFactory(IOptions<RetrievalOptions> retrieval, IOptions<GroundingOptions> grounding, TimeProvider clock)
{
    /// <summary>The bot over a snapshot.</summary>
    /// <param name="knowledge">What it answers from.</param>
    /// <param name="models">What it reads with; the encoder must be the one that made the snapshot's vectors.</param>
    public Bot Create(KnowledgeSnapshot knowledge, ModelSet models)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(models);
        var retriever = HybridRetriever.Create(knowledge, models.Encoder, retrieval.Value);
        return new Bot(knowledge, retriever, new QuestionAnswerer(retriever, retriever.Statistics, models.Reader, grounding.Value, clock)) { Models = models.Version };
    }
}
