using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>Whether an activity is what its token vouches for, and comes from where the bot serves.</summary>
internal sealed class ActivityBinding(IOptions<TeamsOptions> options, ServiceHostPolicy hosts)
{
    private const string Teams = "msteams";

    /// <summary>What is wrong, for the log; null when nothing is.</summary>
    public string? ProblemOf(Activity activity, ChannelToken token)
    {
        if (string.IsNullOrEmpty(activity.ServiceUrl) || !string.Equals(Trimmed(activity.ServiceUrl), Trimmed(token.ServiceUrl), StringComparison.OrdinalIgnoreCase))
        {
            return "the service address isn't the token's";
        }

        if (!hosts.Allows(activity.ServiceUrl, out _))
        {
            return "the service address isn't one of the channel's";
        }

        // "msteams:COPILOT" is Teams as seen from Copilot.
        string channel = BaseOf(activity.ChannelId);
        if (channel.Length == 0 || !token.Endorsements.Contains(channel) || !options.Value.ServedChannels.Contains(channel, StringComparer.Ordinal))
        {
            return "the channel isn't endorsed, or not served";
        }

        if (channel == Teams && !options.Value.AllowedTenants.Contains(TenantOf(activity) ?? "", StringComparer.OrdinalIgnoreCase))
        {
            return "the tenant isn't served";
        }

        return string.IsNullOrEmpty(activity.Conversation?.Id) || HasControls(activity.Conversation.Id) || HasControls(activity.Id) ? "an id that is none" : null;
    }

    /// <summary>The channel without what stands behind a colon; empty when there is none.</summary>
    internal static string BaseOf(string? channel) => channel?.Split(':')[0] ?? "";

    private static string? TenantOf(Activity activity) =>
        (activity.ChannelData as JObject)?.SelectToken("tenant.id") is JValue { Type: JTokenType.String } tenant ? (string?)tenant : activity.Conversation?.TenantId;

    private static string Trimmed(string url) => url.EndsWith('/') ? url[..^1] : url;

    private static bool HasControls(string? id) => id?.Any(char.IsControl) == true;
}
