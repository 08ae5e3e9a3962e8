using CoopBot.Host.Pages.Assets;
using CoopBot.Host.Pages.Chat;
using CoopBot.Host.Pages.Documents;

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
        RouteGroupBuilder pages = routes.MapPageGroup();
        pages.MapChatPages();
        pages.MapDocumentPages();
        return routes;
    }

    /// <summary>A group whose responses carry what every page of ours carries. Pages of other parts map into one, too.</summary>
    public static RouteGroupBuilder MapPageGroup(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("");
        group.AddEndpointFilter<PageHeaders>();
        group.ExcludeFromDescription();
        return group;
    }
}
