using Microsoft.Extensions.Caching.Memory;

namespace CoopBot.Host.Api;

/// <summary>What callers of the API asked before, for a while and in memory: a conversation is theirs alone.</summary>
internal sealed class ApiConversations(TimeProvider clock) : IDisposable
{
    private const int MaxConversations = 10_000;
    private const int MaxTurns = 8;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MaxConversations, Clock = new Clock(clock) });

    /// <summary>The earlier questions, oldest first.</summary>
    public IReadOnlyList<string> Before(string caller, string conversation) =>
        cache.TryGetValue((caller, conversation), out IReadOnlyList<string>? turns) ? turns! : [];

    /// <summary>Remembers a question.</summary>
    public void Add(string caller, string conversation, string question)
    {
        IReadOnlyList<string> turns = [.. Before(caller, conversation).TakeLast(MaxTurns - 1), question];
        cache.Set((caller, conversation), turns, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Kept });
    }

    public void Dispose() => cache.Dispose();

#pragma warning disable CS0618 // the cache knows no other clock
    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
#pragma warning restore CS0618
}
