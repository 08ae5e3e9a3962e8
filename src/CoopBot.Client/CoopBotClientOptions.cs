namespace CoopBot.Client;

/// <summary>Where the host is, and the key to it.</summary>
public sealed class CoopBotClientOptions
{
    /// <summary>The host's address, as in <c>http://127.0.0.1:3978</c>; it may hold a path. No default.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>A key of the host, sent as <c>Authorization: Bearer KEY</c>. Default null: none, as for a host on this machine.</summary>
    /// <remarks>Keep it out of files: user secrets and environment variables are the places for it.</remarks>
    public string? ApiKey { get; set; }

    /// <summary>The address with a slash at its end, so that paths are put behind it.</summary>
    /// <exception cref="ArgumentException">It is missing, not absolute, or neither http nor https.</exception>
    internal Uri BaseAddress()
    {
        if (Endpoint is not { IsAbsoluteUri: true } || (Endpoint.Scheme != Uri.UriSchemeHttp && Endpoint.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"{nameof(Endpoint)} must be the host's absolute address, http or https; it is \"{Endpoint}\".");
        }

        return Endpoint.AbsolutePath.EndsWith('/') ? Endpoint : new UriBuilder(Endpoint) { Path = Endpoint.AbsolutePath + "/" }.Uri;
    }

    internal void Apply(HttpClient http)
    {
        http.BaseAddress = BaseAddress();
        if (!string.IsNullOrEmpty(ApiKey))
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", ApiKey);
        }
    }
}
