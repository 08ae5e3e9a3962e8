using CoopBot.Answering.Generation;
using CoopBot.Inference;
using CoopBot.Inference.Chat;
using CoopBot.Inference.Endpoints;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Ingestion;
using CoopBot.Retrieval;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace CoopBot.Grounding.Composition;

/// <summary>Puts the stages together over a snapshot. The command line and the host both start here.</summary>
/// <param name="retrieval">How passages are ranked.</param>
/// <param name="grounding">How answers are decided.</param>
/// <param name="clock">For ids and timings.</param>
/// <param name="chat">The chat model that words answers, if there is one.</param>
/// <param name="embedding">The embedding model behind an endpoint, if there is one.</param>
public sealed class BotFactory(
    IOptions<RetrievalOptions> retrieval, IOptions<GroundingOptions> grounding, TimeProvider clock, ChatModelSource? chat = null, EmbeddingModelSource? embedding = null)
{
    /// <summary>The bot over a snapshot.</summary>
    /// <param name="knowledge">What it answers from.</param>
    /// <param name="models">What it reads with; the encoder must be the one that made the snapshot's vectors.</param>
    public Bot Create(KnowledgeSnapshot knowledge, ModelSet models)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(models);
        var local = HybridRetriever.Create(knowledge, models.Encoder, retrieval.Value);
        IEmbeddingGenerator<string, Embedding<float>>? served = knowledge.EndpointVectors is null ? null : embedding?.Current;
        IRetriever retriever = served is null ? local : EndpointRetriever.Create(local, served);
        DraftWriter? writer = chat?.Current is { } model ? new DraftWriter(model) : null;
        string[] names = [models.Version, served is null ? "" : EncoderIdentity.Of(served)];
        return new Bot(knowledge, retriever, new QuestionAnswerer(retriever, local.Statistics, models.Reader, grounding.Value, clock, writer))
        {
            Models = string.Join('\n', names.Where(static n => n.Length > 0)),
        };
    }
}
