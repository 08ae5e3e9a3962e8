using System.ComponentModel.DataAnnotations;

namespace CoopBot.Channels.Teams;

/// <summary>Settings of Microsoft Teams and other channels of Azure Bot Service. Without an app id the channel is off.</summary>
public sealed class TeamsOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Teams";

    /// <summary>The bot's application id, a GUID. Default: none, and <c>POST /api/messages</c> answers 404.</summary>
    public string? AppId { get; set; }

    /// <summary>The application's client secret; best given by the environment, as <c>COOPBOT_Teams__AppSecret</c>. Default: none.</summary>
    public string? AppSecret { get; set; }

    /// <summary>The tenant that the application lives in (single tenant), a GUID. Default: none.</summary>
    public string? TenantId { get; set; }

    /// <summary>Who must have issued the channel's tokens, exactly. Default: the public cloud's.</summary>
    [Required]
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where the channel publishes its keys. Default: the public cloud's.</summary>
    [Required]
    public Uri MetadataUrl { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Where the bot gets its own tokens; the tenant's id is appended. Default: the public cloud's.</summary>
    [Required]
    public Uri LoginUrl { get; set; } = new("https://login.microsoftonline.com/");

    /// <summary>What the bot's own tokens are for. Default: the public cloud's.</summary>
    [Required]
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Channels that are served. Default: none named, which means <c>msteams</c> alone.</summary>
    public IList<string> Channels { get; init; } = [];

    /// <summary>Tenants whose people may ask in Teams. Default: none named, which means <see cref="TenantId"/> alone.</summary>
    public IList<string> Tenants { get; init; } = [];

    /// <summary>Hosts, with those below them, that answers may be sent to. Default: none named, which means those of Azure Bot Service.</summary>
    public IList<string> ServiceHosts { get; init; } = [];

    /// <summary>Bytes of one request at most. Default 262,144.</summary>
    [Range(4096, 1_048_576)]
    public int MaxBodyBytes { get; set; } = 262_144;

    /// <summary>Messages of one conversation that may wait for an answer. Default 5.</summary>
    [Range(1, 100)]
    public int MaxWaiting { get; set; } = 5;

    /// <summary>Whether personal chats are told what is being done, in one message that becomes the answer. Default true.</summary>
    public bool Streaming { get; set; } = true;

    /// <summary>Days for which a message can be rated. Default 30.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; set; } = 30;

    /// <summary>Whether the channel is on.</summary>
    internal bool IsConfigured => !string.IsNullOrEmpty(AppId);

    internal IList<string> ServedChannels => Channels.Count > 0 ? Channels : ["msteams"];

    internal IList<string> AllowedTenants => Tenants.Count > 0 ? Tenants : TenantId is null ? [] : [TenantId];

    internal IList<string> AllowedHosts =>
        ServiceHosts.Count > 0 ? ServiceHosts : ["smba.trafficmanager.net", "botframework.com", "teams.microsoft.com", "teams.microsoft.us"];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        foreach ((string name, string? value) in new[] { (nameof(AppId), AppId), (nameof(TenantId), TenantId) })
        {
            if (!Guid.TryParseExact(value, "D", out _))
            {
                yield return new ValidationResult($"{Section}:{name} must be a GUID, as in 00000000-0000-0000-0000-000000000001.", [name]);
            }
        }

        if (string.IsNullOrEmpty(AppSecret))
        {
            yield return new ValidationResult($"{Section}:AppSecret is needed once {Section}:AppId is set; give it by the environment as COOPBOT_Teams__AppSecret.", [nameof(AppSecret)]);
        }

        foreach ((string name, Uri url, bool mayBeLoopback) in new[] { (nameof(MetadataUrl), MetadataUrl, true), (nameof(LoginUrl), LoginUrl, false) })
        {
            if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && !(mayBeLoopback && url.IsLoopback)))
            {
                yield return new ValidationResult($"{Section}:{name}: {url} must be an https address.", [name]);
            }
        }
    }
}
