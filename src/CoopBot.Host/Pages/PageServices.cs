using CoopBot.Host.Pages.Assets;
using CoopBot.Host.Pages.Audit;
using CoopBot.Host.Pages.Chat;
using CoopBot.Host.Pages.Documents;
using CoopBot.Host.Pages.Evaluation;
using CoopBot.Host.Pages.Shell;
using CoopBot.Host.Security;

namespace CoopBot.Host.Pages;

/// <summary>The pages for people.</summary>
internal static class PageServices
{
    /// <summary>What the pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) =>
        services
            .AddHttpContextAccessor()
            .AddExceptionHandler<PageFailureHandler>()
            .AddSingleton(static _ => PageAssets.Load(typeof(PageServices).Assembly))
            .AddSingleton(static _ => new WebChatBundle(AppContext.BaseDirectory))
            .AddAuditPages()
            .AddEvaluationPages();

    /// <summary>The routes of the pages and of what they load.</summary>
    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapWebChat();
        routes.MapPageGroup().MapSignIn();
        routes.MapPageGroup(Policies.Chat).MapChatPages();
        routes.MapPageGroup(Policies.Reader).MapDocumentPages();
        routes.MapPageGroup(Policies.Admin).MapAuditPages();
        routes.MapPageGroup(Policies.Admin).MapEvaluationPages();
        routes.MapPageGroup().MapNotFound();
        return routes;
    }

    /// <summary>People who follow a dead link get a page; programs keep their bare status, and a wrong method stays a wrong method.</summary>
    private static void MapNotFound(this RouteGroupBuilder pages) =>
        pages.MapGet("/{**path:regex(^(?!(api|v1|v3|openapi|assets|webchat)(/|$)))}", static (string path) => NotFoundPage.Of($"There is no page “/{path}”."))
            .WithOrder(int.MaxValue);

    /// <summary>A group whose responses carry what every page of ours carries. Pages of other parts map into one, too.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="policy">Who may see the pages; null: everybody.</param>
    public static RouteGroupBuilder MapPageGroup(this IEndpointRouteBuilder routes, string? policy = null)
    {
        RouteGroupBuilder group = routes.MapGroup("");
        if (policy is not null)
        {
            group.RequireAuthorization(policy);
        }

        group.AddEndpointFilter<PageHeaders>();
        group.ExcludeFromDescription();
        return group;
    }
}
