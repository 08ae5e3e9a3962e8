using CoopBot.Host.Security;

namespace CoopBot.Host.Pages.Shell;

/// <summary>A place that the navigation leads to.</summary>
/// <param name="Name">What the link says.</param>
/// <param name="Path">Where it leads.</param>
/// <param name="Policy">Who is shown the link.</param>
public sealed record SitePage(string Name, string Path, string Policy)
{
    public static readonly SitePage Chat = new("Chat", "/", Policies.Chat);
    public static readonly SitePage Documents = new("Documents", "/documents", Policies.Reader);
    public static readonly SitePage Audit = new("Audit", "/audit", Policies.Admin);
    public static readonly SitePage Evaluation = new("Evaluation", "/evaluation", Policies.Admin);

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<SitePage> All { get; } = [Chat, Documents, Audit, Evaluation];
}
