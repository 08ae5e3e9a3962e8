using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CoopBot.Channels.DirectLine;

/// <summary>Addresses of sockets.</summary>
internal sealed class ConversationStreams(TokenService tokens)
{
    /// <summary>The address of a conversation's socket, good for one opening.</summary>
    public string UrlOf(HttpRequest request, TokenGrant grant, long watermark)
    {
        string scheme = request.IsHttps ? "wss" : "ws";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{scheme}://{request.Host.ToUriComponent()}{DirectLineServer.Root}/conversations/{grant.Conversation}/stream?watermark={watermark}&t={tokens.IssueForStream(grant)}");
    }
}
