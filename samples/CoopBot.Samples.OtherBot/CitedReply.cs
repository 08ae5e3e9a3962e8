using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoopBot.Client;

namespace OtherBotSample;

/// <summary>CoopBot's answer as a message in Markdown.</summary>
internal static partial class CitedReply
{
    /// <summary>The answer with a link for each citation below it. A refusal has none and stands as it is, whatever passages were near.</summary>
    public static string Of(Answer answer, CoopBotClient coopBot)
    {
        StringBuilder reply = new(answer.Text);
        foreach (Citation citation in answer.Citations)
        {
            // The words of documents are data: nothing in them may become a link or a picture of the message.
            string place = string.Join(", ", new[] { citation.Title, citation.Publisher, citation.Date }.Where(static s => !string.IsNullOrEmpty(s)));
            reply.Append(CultureInfo.InvariantCulture, $"\n\n\\[{citation.N}\\] [{Plain(place)}]({coopBot.AbsoluteUrl(citation).AbsoluteUri}): \"{Plain(citation.Quote)}\"");
        }

        return reply.ToString();
    }

    private static string Plain(string text) => Syntax().Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>()!|~&#]")]
    private static partial Regex Syntax();
}
