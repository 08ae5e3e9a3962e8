using System.Text.Json;

namespace AgentSample;

/// <summary>What a function of CoopBot's gave the model.</summary>
/// <param name="Asked">The question or claim that the model handed over.</param>
/// <param name="Answer">CoopBot's answer.</param>
internal sealed record Finding(string Asked, FoundAnswer Answer)
{
    /// <summary>Reads a result of <c>ask</c> or <c>check</c>.</summary>
    public static Finding Of(string asked, JsonElement result) => new(asked, result.Deserialize<FoundAnswer>(JsonSerializerOptions.Web)!);
}

/// <summary>The fields of a result that the agent shows.</summary>
internal sealed record FoundAnswer(string Outcome, string Text, string? Reason, string? Verdict, IReadOnlyList<FoundCitation> Citations);

/// <summary>A citation of a result.</summary>
internal sealed record FoundCitation(int N, string Title, string Quote, string Url);
