using CoopBot.Channels.DirectLine;
using CoopBot.Channels.Http;
using Microsoft.Extensions.Options;

namespace CoopBot.Host.Security;

/// <summary>What every response carries, and requests that pages of other sites send.</summary>
internal static class SecurityHeaders
{
    /// <summary>Puts both before everything else.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            IHeaderDictionary headers = ((HttpContext)state).Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "same-origin");
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            }

            return Task.CompletedTask;
        }, context);

        // Reading crosses no border without CORS, which nothing here gives but the chat; changing does.
        bool changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method);
        IList<string> allowed = context.RequestServices.GetRequiredService<IOptions<DirectLineOptions>>().Value.AllowedOrigins;
        bool channel = context.Request.Path.StartsWithSegments("/api/messages", StringComparison.OrdinalIgnoreCase);
        if (changes && !channel && !SameOrigin.Allows(context.Request, allowed))
        {
            await Results.Problem("Pages of other sites may not do this.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        await next(context);
    });
}
