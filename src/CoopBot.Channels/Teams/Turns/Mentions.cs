using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>Takes the bot's mentions out of a message, and leaves the names of others: the question may be about them.</summary>
internal static partial class Mentions
{
    /// <summary>The person's words.</summary>
    /// <param name="activity">A message; what it says of mentions is data of the sender's.</param>
    public static string Strip(IMessageActivity activity)
    {
        string text = activity.Text ?? "";
        foreach (Entity entity in activity.Entities ?? [])
        {
            if (!string.Equals(entity?.Type, "mention", StringComparison.OrdinalIgnoreCase) || entity!.Properties?["mentioned"] is not Newtonsoft.Json.Linq.JObject mentioned)
            {
                continue;
            }

            string? name = StringOf(mentioned["name"]);
            string shown = StringOf(entity.Properties["text"]) is { Length: > 0 } given ? given : $"<at>{name}</at>";
            bool isBot = string.Equals(StringOf(mentioned["id"]), activity.Recipient?.Id, StringComparison.Ordinal);
            text = text.Replace(shown, isBot ? " " : name ?? Tag().Replace(shown, ""), StringComparison.OrdinalIgnoreCase);
        }

        // Taking one away can bring the halves of another together.
        for (string before = ""; before != text;)
        {
            before = text;
            text = Tag().Replace(text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase), "");
        }

        return Blanks().Replace(text, " ").Trim();
    }

    private static string? StringOf(Newtonsoft.Json.Linq.JToken? token) => token is Newtonsoft.Json.Linq.JValue { Value: string text } ? text : null;

    [GeneratedRegex("</?at(?:\\s[^<>]*)?>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
