namespace CoopBot.Channels.DirectLine;

/// <summary>What became of a message that a client posted.</summary>
/// <param name="Id">The activity's id; the earlier one when the same message was posted before.</param>
/// <param name="Sequence">Its place in the conversation, from 1.</param>
/// <param name="Repeated">True when it was there already.</param>
internal sealed record Posted(string Id, long Sequence, bool Repeated);

/// <summary>A message that waits for its answer.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Sequence">The message's place in it.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="Text">The words.</param>
/// <param name="Site">Where the host was reached: links to documents begin with it.</param>
/// <param name="Attempts">How often answering was begun before.</param>
internal sealed record OpenTurn(string Conversation, long Sequence, string User, string Text, string Site, int Attempts)
{
    /// <summary>The message's id.</summary>
    public string ActivityId => ConversationStore.IdOf(Conversation, Sequence);
}

/// <summary>Activities behind a place, as JSON, and the place behind the last of them.</summary>
/// <param name="Activities">One JSON object each.</param>
/// <param name="Watermark">Give it back for what comes after.</param>
internal sealed record ActivitySet(IReadOnlyList<string> Activities, long Watermark);
