namespace CoopBot.Grounding.Answers;

/// <summary>Makes the ids of answers: ULIDs, which sort by time.</summary>
internal static class AnswerId
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new ULID of 26 characters (Crockford base 32 of 48 bits of time and 80 random bits).</summary>
    public static string Create(TimeProvider clock)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes[6..]);
        long time = clock.GetUtcNow().ToUnixTimeMilliseconds();
        for (int i = 5; i >= 0; i--)
        {
            bytes[i] = (byte)time;
            time >>= 8;
        }

        UInt128 value = 0;
        foreach (byte b in bytes)
        {
            value = (value << 8) | b;
        }

        return string.Create(26, value, static (text, number) =>
        {
            for (int i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Crockford[(int)(number & 31)];
                number >>= 5;
            }
        });
    }
}
