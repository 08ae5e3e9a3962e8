using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>Decides by the header alone whether the channel service sent a request. Everything a token could choose for itself is fixed here.</summary>
internal sealed class ChannelTokenValidator(ChannelKeyStore keys, IOptions<TeamsOptions> options, TimeProvider clock)
{
    private const int MaxLength = 8 * 1024;
    private const string Scheme = "Bearer ";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    /// <summary>Checks the <c>Authorization</c> header of a request.</summary>
    public async Task<TokenCheck> ValidateAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (authorization.Count != 1 || authorization[0] is not { } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return TokenCheck.Refuse("not exactly one bearer token");
        }

        string compact = header[Scheme.Length..];
        if (compact.Length > MaxLength || compact.AsSpan().Count('.') != 2 || compact.Contains(' ', StringComparison.Ordinal))
        {
            return TokenCheck.Refuse("no compact signed token of a sensible size");
        }

        JsonWebToken token;
        try
        {
            token = new JsonWebToken(compact);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or System.Text.Json.JsonException)
        {
            return TokenCheck.Refuse("no token");
        }

        return await ValidateAsync(token, compact, cancellationToken);
    }

    private async Task<TokenCheck> ValidateAsync(JsonWebToken token, string compact, CancellationToken cancellationToken)
    {
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal) || string.IsNullOrEmpty(token.Kid))
        {
            return TokenCheck.Refuse("an algorithm that isn't taken, or no key id");
        }

        if (!string.Equals(token.Issuer, options.Value.Issuer, StringComparison.Ordinal) || token.Audiences.Take(2).Count() != 1)
        {
            return TokenCheck.Refuse("another issuer, or not exactly one audience");
        }

        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } key)
        {
            return TokenCheck.Refuse("an unknown key");
        }

        TokenValidationResult result = await handler.ValidateTokenAsync(compact, Parameters(key));
        return !result.IsValid ? TokenCheck.Refuse(result.Exception?.GetType().Name ?? "invalid")
            : token.TryGetPayloadValue("serviceurl", out string? url) && !string.IsNullOrEmpty(url) ? new TokenCheck(new ChannelToken(result.ClaimsIdentity, key.Endorsements, url), null)
            : TokenCheck.Refuse("no service address");
    }

    private TokenValidationParameters Parameters(ChannelKey key) => new()
    {
        ValidIssuer = options.Value.Issuer,
        ValidAudience = options.Value.AppId,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidAlgorithms = Algorithms,

        // The library has no clock but the wall's.
        LifetimeValidator = (from, until, _, _) => IsCurrent(from, until, clock.GetUtcNow().UtcDateTime),
    };

    private static bool IsCurrent(DateTime? from, DateTime? until, DateTime now) =>
        until is { } end && (from is not { } begin || (begin <= end && begin - Skew <= now)) && now - end <= Skew;
}
