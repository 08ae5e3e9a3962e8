using CoopBot.Host.Pages.Assets;
using CoopBot.Host.Pages.Chat;
using CoopBot.Host.Pages.Documents;
using CoopBot.Host.Security;

namespace CoopBot.Host.Pages;

/// <summary>The pages for people.</summary>
internal static class PageServices
{
    /// <summary>What the pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) =>
        services
            .AddSingleton(static _ => PageAssets.Load(typeof(PageServices).Assembly))
            .AddSingleton(static _ => new WebChatBundle(AppContext.BaseDirectory));

    /// <summary>The routes of the pages and of what they load.</summary>
    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapWebChat();
        routes.MapPageGroup().MapSignIn();
        routes.MapPageGroup(Policies.Chat).MapChatPages();
        routes.MapPageGroup(Policies.Reader).MapDocumentPages();
        return routes;
    }

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
