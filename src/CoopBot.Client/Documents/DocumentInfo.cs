namespace CoopBot.Client;

/// <summary>A document without its text.</summary>
/// <param name="Id">What citations call it.</param>
/// <param name="Path">Its path below the folder of documents, with forward slashes.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it; null where it isn't known.</param>
/// <param name="Date">As precise as known; null where it isn't known.</param>
/// <param name="Source">Where it came from; null where it isn't known.</param>
/// <param name="Hash">Changes with the file's content.</param>
/// <param name="Passages">How many passages it was cut into.</param>
public sealed record DocumentInfo(string Id, string Path, string Title, string? Publisher, string? Date, string? Source, string Hash, int Passages);

/// <summary>A passage that a search found. Near a query is not yet an answer to it.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Heading">The heading above the passage; may be empty.</param>
/// <param name="Start">UTF-16 offset of the first character in the document's canonical text.</param>
/// <param name="End">UTF-16 offset behind the last character.</param>
/// <param name="Text">Exactly that slice.</param>
/// <param name="Score">How near; comparable within one search only.</param>
public sealed record SearchHit(string DocumentId, string Title, string Heading, int Start, int End, string Text, double Score);
