using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.Suggestions;

/// <summary>Finds the questions in the background, anew for each version of the knowledge.</summary>
internal sealed partial class SuggestedQuestions(IBotSource bots, IOptions<SuggestionOptions> settings, ILogger<SuggestedQuestions> logger) : BackgroundService, ISuggestedQuestions
{
    private const int OfferedInstead = 3;

    private readonly SemaphoreSlim outdated = new(1, 1);
    private volatile Pool pool = new("", []);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> ToBeginWithAsync(CancellationToken cancellationToken) =>
        [.. (await CurrentAsync(cancellationToken)).Take(settings.Value.ToBeginWith).Select(static s => s.Question)];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> InsteadOfAsync(Answer refusal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        IReadOnlyList<Suggestion> all = await CurrentAsync(cancellationToken);
        List<string> near =
        [
            .. all.Select(s => (s.Question, Distance: refusal.Nearest.Min(s.DistanceTo)))
                .Where(s => s.Distance is not null && !string.Equals(s.Question, refusal.Question, StringComparison.OrdinalIgnoreCase))
                .OrderBy(static s => s.Distance)
                .Select(static s => s.Question)
                .Take(OfferedInstead),
        ];
        return near.Count > 0 ? near : [.. all.Take(OfferedInstead).Select(static s => s.Question)];
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await outdated.WaitAsync(stoppingToken);
            Bot bot = await bots.CurrentAsync(stoppingToken);
            try
            {
                await FillAsync(bot, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The bot may be replaced, or fail, while it is asked: people go without suggestions then, not without the bot.
                LogGivenUp(e);
            }
        }
    }

    private async Task FillAsync(Bot bot, CancellationToken cancellationToken)
    {
        string version = bot.Knowledge.Version;
        pool = new Pool(version, []);
        await foreach (Suggestion suggestion in SuggestionFinder.FindAsync(bot, settings.Value, cancellationToken))
        {
            pool = new Pool(version, [.. pool.Questions, suggestion]);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Looking for questions to suggest was given up.")]
    private partial void LogGivenUp(Exception exception);

    public override void Dispose()
    {
        base.Dispose();
        outdated.Dispose();
    }

    /// <summary>What is known of today's documents; questions about yesterday's are not offered, and looking for new ones begins.</summary>
    private async ValueTask<IReadOnlyList<Suggestion>> CurrentAsync(CancellationToken cancellationToken)
    {
        Bot bot = await bots.CurrentAsync(cancellationToken);
        Pool known = pool;
        if (string.Equals(known.Version, bot.Knowledge.Version, StringComparison.Ordinal))
        {
            return known.Questions;
        }

        try
        {
            outdated.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody asked for it already.
        }

        return [];
    }

    private sealed record Pool(string Version, IReadOnlyList<Suggestion> Questions);
}
