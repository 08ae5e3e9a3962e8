namespace CoopBot.FakeModel;

/// <summary>What the fake says.</summary>
/// <param name="Text">The words; null where it calls a function instead.</param>
public sealed record FakeReply(string? Text)
{
    /// <summary>Why it stops: <c>stop</c>, <c>length</c>, <c>content_filter</c>, <c>tool_calls</c>.</summary>
    public string FinishReason { get; init; } = "stop";

    /// <summary>The function that it calls, with its arguments as JSON; null for none.</summary>
    public (string Name, string Arguments)? Call { get; init; }
}
