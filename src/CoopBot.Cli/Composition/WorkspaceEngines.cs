using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;

namespace CoopBot.Cli.Composition;

/// <summary>The bot over whatever documents a case is about.</summary>
/// <remarks>Vectors of suites' passages are kept on disk from run to run; questions are encoded each time, so that times are honest.</remarks>
internal sealed class WorkspaceEngines(Workspace workspace) : IEngineSource, IDisposable
{
    private const string CacheFolder = "cache";

    private readonly Lock gate = new();
    private CachingEncoder? cache;

    public async Task<Engine> OpenAsync(SuiteCollection? collection, CancellationToken cancellationToken)
    {
        if (collection is null)
        {
            Bot own = await workspace.BotAsync(cancellationToken);
            return Engine(own);
        }

        ModelSet models = await workspace.ModelsAsync();
        KnowledgeSnapshot knowledge = await CollectionSnapshots.BuildAsync(
            collection, Caching(models.Encoder), workspace.Get<KnowledgeOptions>().Chunking.ToOptions(), models.Version, cancellationToken);
        return Engine(workspace.Bots.Create(knowledge, models));
    }

    /// <summary>The encoder with its cache, or null where there is none.</summary>
    public ITextEncoder? Caching(ITextEncoder? encoder)
    {
        if (encoder is null)
        {
            return null;
        }

        lock (gate)
        {
            return cache ??= new CachingEncoder(encoder, Path.Combine(workspace.Folders.Data, CacheFolder));
        }
    }

    public void Dispose() => cache?.Dispose();

    private static Engine Engine(Bot bot) => new(bot.Answerer, bot.Knowledge) { Retriever = bot.Retriever };
}
