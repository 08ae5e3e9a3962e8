using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CoopBot.Host.Security;

/// <summary>Who calls: by a key, or anybody on this machine where the host is for this machine alone and no key is set.</summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IOptions<HostOptions> host, HostAccess access)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Caller";
    public const string KeyHeader = "X-Api-Key";

    private const string Bearer = "Bearer ";

    /// <summary>The key that a request shows, or null.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        string? key = request.Headers[KeyHeader];
        string? authorization = request.Headers.Authorization;
        return !string.IsNullOrEmpty(key) ? key
            : authorization is not null && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
            : null;
    }

    /// <summary>Whom a key belongs to; null for an unknown one. Every known key is compared, each in the same time.</summary>
    public static ClaimsPrincipal? Find(string key, HostOptions options, string scheme)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        ApiKeyOptions? found = null;
        foreach (ApiKeyOptions known in options.ApiKeys)
        {
            found = CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(known.Sha256)) ? known : found;
        }

        return found is null ? null : Principal(found.Name, found.Admin, scheme);
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        ClaimsPrincipal? caller = access.IsOpen ? Principal("local", admin: true, SchemeName)
            : KeyOf(Request) is { } key ? Find(key, host.Value, SchemeName)
            : null;
        return Task.FromResult(caller is null ? AuthenticateResult.NoResult() : AuthenticateResult.Success(new AuthenticationTicket(caller, SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private static ClaimsPrincipal Principal(string name, bool admin, string scheme)
    {
        List<Claim> claims = [new(ClaimTypes.Name, name), new(ClaimTypes.Role, Roles.User)];
        if (admin)
        {
            claims.Add(new Claim(ClaimTypes.Role, Roles.Admin));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}

/// <summary>How the host is reached.</summary>
/// <param name="IsLocal">From this machine alone.</param>
/// <param name="IsOpen">And nobody needs a key.</param>
internal sealed record HostAccess(bool IsLocal, bool IsOpen);
