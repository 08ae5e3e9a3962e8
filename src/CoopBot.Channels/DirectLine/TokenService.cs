using System.Collections.Concurrent;
using System.Security.Cryptography;
using CoopBot.Channels.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Channels.DirectLine;

/// <summary>Issues and checks the tokens of conversations: HS256 with a key of the data folder.</summary>
internal sealed class TokenService
{
    /// <summary>The file of the key.</summary>
    public const string KeyFile = "directline.key";

    private const string Issuer = "coopbot";
    private const string Audience = "directline";
    private const string StreamAudience = "directline-stream";
    private const string ConversationClaim = "conv";
    private const string UserClaim = "user"; // clients decode the token and take the person's id from here
    private const string EndClaim = "end";

    /// <summary>A stream's token stands in an address, which proxies log: it opens one socket, soon.</summary>
    private static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);
    private readonly SymmetricSecurityKey key;
    private readonly DirectLineOptions options;
    private readonly TimeProvider clock;

    public TokenService(string dataFolder, IOptions<DirectLineOptions> options, TimeProvider clock)
    {
        byte[] secret = SecretFile.ReadOrCreate(dataFolder, KeyFile);
        key = new SymmetricSecurityKey(secret) { KeyId = Convert.ToHexStringLower(SHA256.HashData(secret))[..8] };
        this.options = options.Value;
        this.clock = clock;
    }

    /// <summary>Seconds that a token holds.</summary>
    public int Seconds => options.TokenMinutes * 60;

    /// <summary>A grant for a new person and a new conversation.</summary>
    public TokenGrant NewGrant() => new(RandomId(""), RandomId("dl_"), clock.GetUtcNow().AddHours(options.ConversationHours), Expired: false);

    /// <summary>When a conversation's token runs out that is issued now: never behind the end of the conversation.</summary>
    public DateTimeOffset ExpiryOf(TokenGrant grant)
    {
        DateTimeOffset expires = clock.GetUtcNow().AddMinutes(options.TokenMinutes);
        return expires < grant.End ? expires : grant.End;
    }

    /// <summary>The token of a conversation.</summary>
    public string Issue(TokenGrant grant) => Create(Audience, grant, clock.GetUtcNow(), ExpiryOf(grant));

    /// <summary>The token that opens one socket.</summary>
    public string IssueForStream(TokenGrant grant) => Create(StreamAudience, grant, clock.GetUtcNow(), clock.GetUtcNow() + StreamLifetime);

    /// <summary>What a token allows; null when it is none of ours.</summary>
    public async Task<TokenGrant?> ReadAsync(string token) => (await ValidateAsync(token, Audience))?.Grant;

    /// <summary>What a stream's token allows, once; null when it is none of ours, has run out or was used.</summary>
    public async Task<TokenGrant?> TakeForStreamAsync(string token)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((string old, DateTimeOffset until) in used)
        {
            if (until < now)
            {
                used.TryRemove(old, out _);
            }
        }

        return await ValidateAsync(token, StreamAudience) is var (grant, id) && !grant.Expired && used.TryAdd(id, now + StreamLifetime + StreamLifetime) ? grant : null;
    }

    private static string RandomId(string prefix) => prefix + Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));

    private string Create(string audience, TokenGrant grant, DateTimeOffset now, DateTimeOffset expires) => handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = audience,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = expires.UtcDateTime,
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        Claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [ConversationClaim] = grant.Conversation,
            [UserClaim] = grant.User,
            [EndClaim] = grant.End.ToUnixTimeSeconds(),
            [JwtRegisteredClaimNames.Jti] = RandomId(""),
        },
    });

    private async Task<(TokenGrant Grant, string Id)?> ValidateAsync(string token, string audience)
    {
        TokenValidationResult result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidateLifetime = false, // by our own clock, below; an expired token still proves whose conversation it is
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt
            || !jwt.TryGetPayloadValue(ConversationClaim, out string conversation) || !jwt.TryGetPayloadValue(UserClaim, out string user) || !jwt.TryGetPayloadValue(EndClaim, out long end))
        {
            return null;
        }

        DateTimeOffset now = clock.GetUtcNow(), until = DateTimeOffset.FromUnixTimeSeconds(end);
        bool expired = jwt.ValidTo <= now.UtcDateTime || until <= now;
        return (new TokenGrant(conversation, user, until, expired), jwt.Id);
    }
}
