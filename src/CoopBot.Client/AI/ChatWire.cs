using System.Text.Json.Serialization;

namespace CoopBot.Client;

/// <summary>What the host's <c>/v1/chat/completions</c> says, as far as it is read here (docs/openai-api.md).</summary>
internal sealed record ChatWire
{
    public string Id { get; init; } = "";

    public long Created { get; init; }

    public string Model { get; init; } = "";

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The answer as the web API gives it; in a stream it comes with the last piece.</summary>
    [JsonPropertyName("coopbot")]
    public Answer? Answer { get; init; }

    public Piece? First => Choices.Count == 0 ? null : Choices[0].Message ?? Choices[0].Delta;

    /// <summary>The one choice: a message, or in a stream a piece of it.</summary>
    internal sealed record Choice(Piece? Message, Piece? Delta);

    internal sealed record Piece(string? Content, IReadOnlyList<Annotation>? Annotations);

    internal sealed record Annotation([property: JsonPropertyName("url_citation")] UrlCitation? UrlCitation);

    internal sealed record UrlCitation(
        [property: JsonPropertyName("start_index")] int StartIndex, [property: JsonPropertyName("end_index")] int EndIndex, string? Url, string? Title);
}
