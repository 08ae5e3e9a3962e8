using System.Threading.RateLimiting;
using CoopBot.Channels.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.DirectLine;

/// <summary>Maps the protocol's routes.</summary>
public static class DirectLineRoutes
{
    private const string TokenRoute = "/api/webchat/token";

    /// <summary>Maps <c>/v3/directline</c> and <c>POST /api/webchat/token</c>. The application must use web sockets.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="chatPolicy">The authorization policy of who may have a token; with a token nothing more is asked. Null: everybody.</param>
    public static void MapDirectLine(this IEndpointRouteBuilder routes, string? chatPolicy = null)
    {
        ArgumentNullException.ThrowIfNull(routes);
        DirectLineOptions options = routes.ServiceProvider.GetRequiredService<IOptions<DirectLineOptions>>().Value;
        CancellationToken stopping = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        PartitionedRateLimiter<HttpContext> newcomers = NewcomersOf(options);
        RouteGroupBuilder group = routes.MapGroup("").ExcludeFromDescription();
        group.AddEndpointFilter((context, next) => GuardAsync(context, next, options));

        Delegate give = async (HttpContext context, DirectLineServer server) =>
        {
            using RateLimitLease lease = newcomers.AttemptAcquire(context);
            if (!lease.IsAcquired)
            {
                context.Response.Headers.RetryAfter = "60";
                throw new DirectLineException(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many new conversations from this address.");
            }

            return await server.GiveTokenAsync(context);
        };
        foreach (string route in new[] { TokenRoute, $"{DirectLineServer.Root}/tokens/generate" })
        {
            RouteHandlerBuilder giving = group.MapPost(route, give);
            if (chatPolicy is not null)
            {
                giving.RequireAuthorization(chatPolicy);
            }
        }

        foreach (string route in new[] { TokenRoute, DirectLineServer.Root + "/{**rest}" })
        {
            group.MapMethods(route, [HttpMethods.Options], static (HttpContext context) => Permit(context));
        }

        group.MapPost($"{DirectLineServer.Root}/tokens/refresh", static (HttpContext context, DirectLineServer server) => server.RefreshAsync(context));
        group.MapPost($"{DirectLineServer.Root}/conversations", static (HttpContext context, DirectLineServer server) => server.StartAsync(context));
        group.MapGet($"{DirectLineServer.Root}/conversations/{{id}}", static (HttpContext context, DirectLineServer server, string id) => server.ReconnectAsync(context, id));
        group.MapGet($"{DirectLineServer.Root}/conversations/{{id}}/activities", static (HttpContext context, DirectLineServer server, string id) => server.PollAsync(context, id));
        group.MapPost($"{DirectLineServer.Root}/conversations/{{id}}/activities", static (HttpContext context, DirectLineServer server, string id) => server.PostAsync(context, id));
        group.MapPost($"{DirectLineServer.Root}/conversations/{{id}}/upload", static IResult (string id) => throw DirectLineException.BadArgument("Files are not taken."));
        group.MapGet($"{DirectLineServer.Root}/conversations/{{id}}/stream", async (HttpContext context, DirectLineServer server, string id) => await server.StreamAsync(context, id, stopping));
    }

    /// <summary>A browser asks before it lets a page of another site send a token: which pages may is decided by the guard.</summary>
    private static IResult Permit(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST";
        headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
        headers.AccessControlMaxAge = "3600";
        return Results.NoContent();
    }

    /// <summary>Pages of other sites stay out, and what is refused is said in the protocol's own form.</summary>
    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, DirectLineOptions options)
    {
        HttpContext http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        string origin = http.Request.Headers.Origin.ToString();
        if (options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            http.Response.Headers.AccessControlAllowOrigin = origin;
            http.Response.Headers.AccessControlExposeHeaders = "Retry-After";
            http.Response.Headers.Vary = "Origin";
        }

        try
        {
            return SameOrigin.Allows(http.Request, options.AllowedOrigins) ? await next(context) : throw new DirectLineException(StatusCodes.Status403Forbidden, "BadArgument", "Pages of this site may not use the chat.");
        }
        catch (DirectLineException e)
        {
            return Results.Json(new { error = new { code = e.Code, message = e.Message } }, statusCode: e.Status);
        }
    }

    private static PartitionedRateLimiter<HttpContext> NewcomersOf(DirectLineOptions options) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetSlidingWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.ConversationsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
        }));
}
