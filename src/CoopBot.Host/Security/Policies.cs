namespace CoopBot.Host.Security;

/// <summary>Names of what a caller may do.</summary>
internal static class Policies
{
    /// <summary>Ask, check, and read documents by the API.</summary>
    public const string Api = "api";

    /// <summary>Read the log and the evaluation.</summary>
    public const string Admin = "admin";

    /// <summary>See documents: who may use the API, or follows a link of ours.</summary>
    public const string Reader = "reader";

    /// <summary>Chat in the browser.</summary>
    public const string Chat = "chat";
}

/// <summary>Roles of callers.</summary>
internal static class Roles
{
    public const string User = "user";
    public const string Admin = "admin";
}
