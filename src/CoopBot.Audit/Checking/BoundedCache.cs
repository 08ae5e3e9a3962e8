namespace CoopBot.Audit.Checking;

/// <summary>Remembers results up to a number; when it is full it forgets all. Not safe for concurrent use.</summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity = 10_000)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> known = [];

    public TValue GetOrAdd(TKey key, Func<TValue> make)
    {
        if (!known.TryGetValue(key, out TValue? value))
        {
            value = make();
            Keep(key, value);
        }

        return value;
    }

    public async Task<TValue> GetOrAddAsync(TKey key, Func<Task<TValue>> make)
    {
        if (!known.TryGetValue(key, out TValue? value))
        {
            value = await make();
            Keep(key, value);
        }

        return value;
    }

    private void Keep(TKey key, TValue value)
    {
        if (known.Count >= capacity)
        {
            known.Clear();
        }

        known[key] = value;
    }
}
