namespace CoopBot.Host.Pages.Documents;

/// <summary>A document in the list.</summary>
/// <param name="Path">Address of its page.</param>
/// <param name="Title">Its title, or its id where it has none.</param>
/// <param name="Publisher">Who published it, or null.</param>
/// <param name="Date">As precise as known, or null.</param>
/// <param name="Passages">Passages that can be cited.</param>
public sealed record DocumentRow(string Path, string Title, string? Publisher, string? Date, int Passages);
