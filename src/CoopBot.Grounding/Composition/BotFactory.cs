using CoopBot.Answering.Generation;
using CoopBot.Inference;
using CoopBot.Inference.Chat;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using Microsoft.Extensions.Options;

namespace CoopBot.Grounding.Composition;

/// <summary>Puts the stages together over a snapshot. The command line and the host both start here.</summary>
/// <param name="retrieval">How passages are ranked.</param>
/// <param name="grounding">How answers are decided.</param>
/// <param name="clock">For ids and timings.</param>
/// <param name="chat">The chat model that words answers, if there is one.</param>
public sealed class BotFactory(IOptions<RetrievalOptions> retrieval, IOptions<GroundingOptions> grounding, TimeProvider clock, ChatModelSource? chat = null)
{
    /// <summary>The bot over a snapshot.</summary>
    /// <param name="knowledge">What it answers from.</param>
    /// <param name="models">What it reads with; the encoder must be the one that made the snapshot's vectors.</param>
    public Bot Create(KnowledgeSnapshot knowledge, ModelSet models)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(models);
        var retriever = HybridRetriever.Create(knowledge, models.Encoder, retrieval.Value);
        DraftWriter? writer = chat?.Current is { } model ? new DraftWriter(model) : null;
        return new Bot(knowledge, retriever, new QuestionAnswerer(retriever, retriever.Statistics, models.Reader, grounding.Value, clock, writer)) { Models = models.Version };
    }
}
