using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace CoopBot.Channels.Teams.Outbound;

/// <summary>The application's own tokens from Microsoft Entra ID, kept in memory until shortly before their end.</summary>
internal sealed class EntraTokenSource : IBotTokenSource
{
    private readonly Lazy<IConfidentialClientApplication> application;
    private readonly string[] scopes;

    /// <param name="options">Who the bot is.</param>
    /// <param name="http">Replaces MSAL's own client; null leaves it.</param>
    public EntraTokenSource(IOptions<TeamsOptions> options, IMsalHttpClientFactory? http = null)
    {
        scopes = [options.Value.Scope];
        application = new Lazy<IConfidentialClientApplication>(() =>
        {
            TeamsOptions settings = options.Value;
            ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder.Create(settings.AppId)
                .WithClientSecret(settings.AppSecret)
                .WithAuthority(new Uri(settings.LoginUrl, $"{settings.TenantId}/").AbsoluteUri, validateAuthority: false)
                .WithInstanceDiscovery(false);
            return (http is null ? builder : builder.WithHttpClientFactory(http)).Build();
        });
    }

    /// <inheritdoc/>
    public async Task<string> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        AuthenticationResult result = await application.Value.AcquireTokenForClient(scopes).WithForceRefresh(renew).ExecuteAsync(cancellationToken);
        return result.AccessToken;
    }
}
