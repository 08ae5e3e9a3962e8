using Microsoft.AspNetCore.Http;

namespace CoopBot.Channels.Http;

/// <summary>Whether a request comes from our own pages, or from no page at all.</summary>
public static class SameOrigin
{
    /// <summary>False for a request that a browser sends for a page of somebody else's.</summary>
    /// <param name="request">The request.</param>
    /// <param name="allowed">Origins of others that may, too.</param>
    public static bool Allows(HttpRequest request, IEnumerable<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? origin = request.Headers.Origin;
        if (string.IsNullOrEmpty(origin))
        {
            // Old browsers send no Origin with some requests, but no browser omits both for another site's page.
            return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
        }

        return string.Equals(origin, $"{request.Scheme}://{request.Host.ToUriComponent()}", StringComparison.OrdinalIgnoreCase)
            || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }
}
