using System.Security.Claims;

namespace CoopBot.Host.Api;

/// <summary>Who calls the API.</summary>
internal static class ApiCaller
{
    /// <summary>The key's or the account's name; "local" where no key is needed.</summary>
    public static string NameOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.Name) ?? context.User.Identity?.Name ?? "anonymous";

    /// <summary>Whom limits count for: the name, and the address where many share one.</summary>
    public static string LimitKeyOf(HttpContext context) => $"{context.User.Identity?.Name}@{context.Connection.RemoteIpAddress}";
}
