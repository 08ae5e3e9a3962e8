namespace CoopBot.Channels.Messages;

/// <summary>How a person asks for a claim to be checked in a conversation: <c>check: the tower is 40 m high</c>.</summary>
public static class ClaimRequest
{
    /// <summary>What a message begins with to have the rest checked; with a slash, a colon or a blank behind it.</summary>
    private const string Word = "check";

    /// <summary>The claim in a message, or null when the message is something else.</summary>
    /// <param name="text">What the person wrote.</param>
    /// <returns>The claim without the word before it; empty when nothing follows.</returns>
    public static string? TryRead(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart();
        bool slash = rest.StartsWith('/');
        rest = slash ? rest[1..] : rest;
        if (!rest.StartsWith(Word, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        rest = rest[Word.Length..];
        bool colon = rest.TrimStart().StartsWith(':');

        // "Check in opens when?" is a question: without a slash, only the colon makes it a request.
        return colon ? rest.TrimStart()[1..].Trim().ToString()
            : slash && (rest.IsEmpty || char.IsWhiteSpace(rest[0])) ? rest.Trim().ToString()
            : null;
    }
}
