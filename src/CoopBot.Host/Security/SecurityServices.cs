using System.Net;
using CoopBot.Channels.Links;
using CoopBot.Inference.Configuration;
using CoopBot.Knowledge.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace CoopBot.Host.Security;

/// <summary>Who may call what.</summary>
internal static class SecurityServices
{
    /// <summary>Chooses by what a request shows.</summary>
    private const string Chooser = "Chooser";

    private static readonly string[] ProgramPaths = ["/api", "/v1", "/v3", "/mcp", "/openapi"];

    /// <summary>Adds authentication, the policies, and what stands before both.</summary>
    public static IServiceCollection AddSecurity(this IServiceCollection services, HostOptions options, string urls, string dataFolder)
    {
        bool local = Exposure.IsLocal(urls);
        bool entra = options.Entra.TenantId is not null;
        HostAccess access = new(local, local && options.ApiKeys.Count == 0 && !entra);
        services.AddSingleton(access);
        services.AddSingleton<IDocumentLinks>(s => new SignedDocumentLinks(
            s.GetRequiredService<Folders>().Data, options.PublicUrl, TimeSpan.FromDays(options.LinkDays), s.GetRequiredService<TimeProvider>()));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataFolder, "keys"))).SetApplicationName("CoopBot");
        AuthenticationBuilder schemes = services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, o => o.ForwardDefaultSelector = context => Choose(context, access, entra))
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, null)
            .AddCookie(o =>
            {
                o.Cookie.Name = "coopbot";
                o.Cookie.SameSite = SameSiteMode.Strict;
                o.Cookie.HttpOnly = true;
                o.Cookie.SecurePolicy = local ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                o.LoginPath = "/signin";
                o.ExpireTimeSpan = TimeSpan.FromHours(8);
                o.Events.OnRedirectToLogin = static context =>
                {
                    // Programs get a status, people the page to sign in on.
                    if (IsForPrograms(context.Request.Path))
                    {
                        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                        context.Response.Headers.WWWAuthenticate = "Bearer";
                    }
                    else
                    {
                        context.Response.Redirect(context.RedirectUri);
                    }

                    return Task.CompletedTask;
                };
                o.Events.OnRedirectToAccessDenied = static context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        if (entra)
        {
            schemes.AddJwtBearer(o =>
            {
                o.Authority = $"https://login.microsoftonline.com/{options.Entra.TenantId}/v2.0";
                o.TokenValidationParameters.ValidAudiences = [options.Entra.ClientId, $"api://{options.Entra.ClientId}"];
                o.MapInboundClaims = false; // else "roles" and "oid" would come under other names
                o.TokenValidationParameters.RoleClaimType = "roles";
                o.TokenValidationParameters.NameClaimType = "oid";
            });
        }

        services.AddSingleton<IAuthorizationHandler, SignedLinkHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Api, static p => p.RequireAuthenticatedUser())
            .AddPolicy(Policies.Admin, p => p.RequireRole(Roles.Admin, options.Entra.AdminRole))
            .AddPolicy(Policies.Reader, static p => p.AddRequirements(new SignedLinkRequirement()))
            .AddPolicy(Policies.Chat, p => p.RequireAssertion(c => options.AnonymousChat || c.User.Identity?.IsAuthenticated == true));
        services.Configure<HostFilteringOptions>(o =>
        {
            // A page of another site can point its own name at this machine; it can't make the browser send ours.
            if (access.IsOpen)
            {
                o.AllowedHosts = [.. new[] { "localhost", "127.0.0.1", "[::1]", options.PublicUrl?.Host }.OfType<string>()];
            }
        });
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = options.KnownProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            o.KnownProxies.Clear();
            foreach (string proxy in options.KnownProxies)
            {
                o.KnownProxies.Add(IPAddress.TryParse(proxy, out IPAddress? address) ? address : throw new SettingsException($"Setting Host:KnownProxies: \"{proxy}\" is no IP address."));
            }
        });
        return services;
    }

    private static string Choose(HttpContext context, HostAccess access, bool entra)
    {
        string? shown = CallerAuthentication.KeyOf(context.Request);
        return access.IsOpen ? CallerAuthentication.SchemeName
            : shown is null ? CookieAuthenticationDefaults.AuthenticationScheme
            : entra && shown.Count(static c => c == '.') == 2 ? JwtBearerDefaults.AuthenticationScheme
            : CallerAuthentication.SchemeName;
    }

    /// <summary>Whether programs ask there: they get a status, people a page.</summary>
    public static bool IsForPrograms(PathString path) => Array.Exists(ProgramPaths, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));
}
