using CoopBot.Evaluation.Suites;
using CoopBot.Grounding;
using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Chunking;
using CoopBot.Retrieval;
using Microsoft.Extensions.Options;

namespace CoopBot.Evaluation.Running;

/// <summary>Sets the bot up over collections of documents, in memory: for programs that have no knowledge folder.</summary>
/// <param name="models">What it reads with; <see cref="ModelSet.None"/> decides by words alone.</param>
/// <param name="clock">For ids and timings; the system's when null.</param>
public sealed class CollectionEngines(ModelSet models, TimeProvider? clock = null) : IEngineSource
{
    private readonly BotFactory bots = new(Options.Create(new RetrievalOptions()), Options.Create(new GroundingOptions()), clock ?? TimeProvider.System);

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No collection: there is no knowledge folder here.</exception>
    public async Task<Engine> OpenAsync(SuiteCollection? collection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collection);
        KnowledgeSnapshot knowledge = await CollectionSnapshots.BuildAsync(collection, models.Encoder, new ChunkingOptions(), models.Version, cancellationToken);
        Bot bot = bots.Create(knowledge, models);
        return new Engine(bot.Answerer, bot.Knowledge) { Retriever = bot.Retriever };
    }
}
