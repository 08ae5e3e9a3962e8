using System.CommandLine;
using CoopBot.Cli.Output;
using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Reading;
using CoopBot.Inference.Weights;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Chunking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Cli.Composition;

/// <summary>What a command works with: settings, folders, models, knowledge. Each is set up when it is first asked for.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Terminal terminal;
    private readonly Lazy<Task<ModelSet>> models;

    private Workspace(ServiceProvider services, Terminal terminal, ParseResult parsed)
    {
        this.services = services;
        this.terminal = terminal;
        Folders = Folders.Choose(
            parsed.GetValue(GlobalOptions.Knowledge)?.FullName,
            parsed.GetValue(GlobalOptions.Data)?.FullName,
            Directory.GetCurrentDirectory(),
            AppContext.BaseDirectory);
        models = new Lazy<Task<ModelSet>>(LoadModelsAsync);
    }

    public Folders Folders { get; }

    public ChunkingOptions Chunking { get; } = new();

    public BotFactory Bots => services.GetRequiredService<BotFactory>();

    /// <summary>Reads the settings and chooses the folders; nothing is loaded yet.</summary>
    public static Workspace Open(ParseResult parsed, Terminal terminal) => new(Settings.Load(AppContext.BaseDirectory), terminal, parsed);

    /// <summary>The options of a stage.</summary>
    public T Get<T>()
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    /// <summary>The models; loading begins with the first call, so a command that needs them calls early and waits late.</summary>
    public Task<ModelSet> ModelsAsync() => models.Value;

    /// <summary>The documents, brought up to date first.</summary>
    public Task<KnowledgeSnapshot> KnowledgeAsync(CancellationToken cancellationToken)
    {
        _ = terminal;
        throw new NotSupportedException();
    }

    /// <summary>The bot over the documents.</summary>
    public async Task<Bot> BotAsync(CancellationToken cancellationToken)
    {
        _ = ModelsAsync();
        KnowledgeSnapshot knowledge = await KnowledgeAsync(cancellationToken);
        return Bots.Create(knowledge, await ModelsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (models.IsValueCreated)
        {
            try
            {
                (await models.Value).Dispose();
            }
            catch (ModelUnavailableException)
            {
                // Told where the models were asked for.
            }
        }

        await services.DisposeAsync();
    }

    private async Task<ModelSet> LoadModelsAsync()
    {
        ModelSet loaded = await ModelSet.LoadAsync(Get<ModelsOptions>(), Get<EncoderOptions>(), Get<ReaderOptions>(), CancellationToken.None);
        foreach (string problem in loaded.Problems)
        {
            terminal.Error.WriteLine($"note: {problem}");
        }

        return loaded;
    }
}
