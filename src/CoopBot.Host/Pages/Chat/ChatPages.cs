using CoopBot.Host.Pages.Assets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoopBot.Host.Pages.Chat;

/// <summary>The chat, and the script that it consists of.</summary>
internal static class ChatPages
{
    public static void MapChatPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/", Show);
    }

    public static void MapWebChat(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/webchat/{version}/webchat.js", Script).ExcludeFromDescription();

    private static PageResult<ChatPage> Show(HttpContext context, WebChatBundle bundle) => new(new Dictionary<string, object?>
    {
        [nameof(ChatPage.ScriptUrl)] = bundle.Url,

        // Web Chat writes style elements while it runs.
        [nameof(ChatPage.StyleNonce)] = bundle.Url is null ? null : PageHeaders.StyleNonce(context),
    });

    private static Results<FileContentHttpResult, NotFound> Script(HttpContext context, WebChatBundle bundle)
    {
        if (bundle.Script is not { } script || bundle.Compressed is not { } compressed)
        {
            return TypedResults.NotFound();
        }

        bool zipped = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        context.Response.Headers.CacheControl = AssetEndpoints.ForGood;
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.ContentEncoding = zipped ? "gzip" : default;
        return TypedResults.Bytes(zipped ? compressed : script, ContentTypes.Script);
    }
}
