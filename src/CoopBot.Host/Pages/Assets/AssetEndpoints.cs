using Microsoft.AspNetCore.Http.HttpResults;

namespace CoopBot.Host.Pages.Assets;

/// <summary>Serves what pages load.</summary>
internal static class AssetEndpoints
{
    /// <summary>An address with a version in it never changes what it means.</summary>
    public const string ForGood = "public, max-age=31536000, immutable";

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{version}/{**name}", Get).ExcludeFromDescription();

    private static Results<FileContentHttpResult, NotFound> Get(string version, string name, PageAssets assets, HttpContext context)
    {
        if (assets.Find(name) is not { } asset)
        {
            return TypedResults.NotFound();
        }

        // A page that was opened before an update still gets its files, but doesn't keep them under the old version.
        context.Response.Headers.CacheControl = version == assets.Version ? ForGood : "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(asset.Bytes, asset.ContentType);
    }
}
