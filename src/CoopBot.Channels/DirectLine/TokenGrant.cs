namespace CoopBot.Channels.DirectLine;

/// <summary>What a token allows.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="User">The person in it, a random id of ours.</param>
/// <param name="End">When the conversation can't be continued any more: a renewed token carries it on.</param>
/// <param name="Expired">True when the token itself has run out.</param>
internal sealed record TokenGrant(string Conversation, string User, DateTimeOffset End, bool Expired);
