namespace CoopBot.Host.Pages.Shell;

/// <summary>A place that the navigation leads to.</summary>
/// <param name="Name">What the link says.</param>
/// <param name="Path">Where it leads.</param>
public sealed record SitePage(string Name, string Path)
{
    public static readonly SitePage Chat = new("Chat", "/");
    public static readonly SitePage Documents = new("Documents", "/documents");
    public static readonly SitePage Audit = new("Audit", "/audit");
    public static readonly SitePage Evaluation = new("Evaluation", "/evaluation");

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<SitePage> All { get; } = [Chat, Documents, Audit, Evaluation];
}
