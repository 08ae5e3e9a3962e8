using CoopBot.Channels.Teams.Inbound;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.Teams;

/// <summary>Maps the channel's one route.</summary>
public static class TeamsRoutes
{
    private const string Path = "/api/messages";

    /// <summary>Maps <c>POST /api/messages</c>. Nobody signs in to it: the channel's own token is asked for.</summary>
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        TeamsOptions options = routes.ServiceProvider.GetRequiredService<IOptions<TeamsOptions>>().Value;
        RequestDelegate handler = options.IsConfigured
            ? static context => context.RequestServices.GetRequiredService<TeamsAdapter>().ProcessAsync(context, context.RequestServices.GetRequiredService<TeamsBot>())
            : static context => TypedResults.Problem(
                $"The channel is off: set {TeamsOptions.Section}:AppId, TenantId and AppSecret to serve Microsoft Teams.", statusCode: StatusCodes.Status404NotFound, title: "No Teams channel").ExecuteAsync(context);
        routes.MapPost(Path, handler).AllowAnonymous().ExcludeFromDescription();

        // Said by name: the page for addresses that don't exist takes GET, and would leave it at 404.
        routes.Map(Path, static context =>
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return Task.CompletedTask;
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
