using CoopBot.Host.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CoopBot.Host.Security;

/// <summary><c>/signin</c>: a person shows a key once and gets a cookie.</summary>
internal static class SignInPages
{
    public static void MapSignIn(this RouteGroupBuilder pages)
    {
        pages.MapGet("/signin", static (string? returnUrl) => Show(returnUrl, wrong: false));
        pages.MapPost("/signin", SignInAsync).DisableAntiforgery().RequireRateLimiting(Api.ApiServices.PerCaller); // pages of other sites are kept out before
        pages.MapPost("/signout", static async (HttpContext context) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.LocalRedirect("/signin");
        });
    }

    private static async Task<IResult> SignInAsync(HttpContext context, [FromForm] string? key, [FromForm] string? returnUrl, IOptions<HostOptions> options)
    {
        if (CallerAuthentication.Find(key ?? "", options.Value, CookieAuthenticationDefaults.AuthenticationScheme) is not { } caller)
        {
            return Show(returnUrl, wrong: true);
        }

        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, caller);
        return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
    }

    private static PageResult<SignInPage> Show(string? returnUrl, bool wrong) => new(
        new Dictionary<string, object?> { [nameof(SignInPage.ReturnUrl)] = IsLocal(returnUrl) ? returnUrl : "/", [nameof(SignInPage.IsWrong)] = wrong },
        wrong ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);

    private static bool IsLocal(string? url) => url is ['/', ..] and not ['/', '/' or '\\', ..];
}
