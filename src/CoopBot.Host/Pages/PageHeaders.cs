using System.Security.Cryptography;

namespace CoopBot.Host.Pages;

/// <summary>Gives a page its content security policy: nothing from elsewhere, no script and no style within the page.</summary>
internal sealed class PageHeaders : IEndpointFilter
{
    /// <summary>The hash of nothing: one part of Web Chat adds an empty style element without the nonce and fills it by script, which is allowed.</summary>
    private const string EmptyStyle = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static readonly object NonceKey = new();

    /// <summary>
    /// A new secret that marks the style elements of this one response as ours. Only Web Chat needs it: it writes its styles while it runs.
    /// Asking for it widens the policy of the page by it.
    /// </summary>
    public static string StyleNonce(HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
        {
            nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
            context.Items[NonceKey] = nonce;
        }

        return nonce;
    }

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        object? result = await next(context);
        Apply(http);
        return result;
    }

    /// <summary>The same for a page that stands in for a failed response.</summary>
    public static void Apply(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy(http, http.Items[NonceKey] as string);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "same-origin";

        // What a page shows changes with the documents; only its assets may be kept.
        http.Response.Headers.CacheControl = "no-cache";
    }

    private static string Policy(HttpContext http, string? nonce)
    {
        string styles = nonce is null ? "'self'" : $"'self' 'nonce-{nonce}' '{EmptyStyle}'";

        // 'self' covers web sockets in current browsers; older ones want the address spelt out.
        string socket = (http.Request.IsHttps ? "wss://" : "ws://") + http.Request.Host.ToUriComponent();
        return $"default-src 'none'; script-src 'self'; style-src {styles}; img-src 'self' data:; font-src 'self'; " +
            $"connect-src 'self' {socket}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}
