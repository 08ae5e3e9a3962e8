using CoopBot.Channels.Links;
using Microsoft.AspNetCore.Authorization;

namespace CoopBot.Host.Security;

/// <summary>Met by who may use the API, and by a link of ours.</summary>
internal sealed class SignedLinkRequirement : IAuthorizationRequirement;

/// <summary>Looks at the link.</summary>
internal sealed class SignedLinkHandler(IDocumentLinks links) : AuthorizationHandler<SignedLinkRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SignedLinkRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        bool signed = context.Resource is HttpContext http
            && links.IsSigned(http.Request.Path, http.Request.Query.ToDictionary(static q => q.Key, static q => q.Value.ToString(), StringComparer.Ordinal));
        if (signed || context.User.Identity?.IsAuthenticated == true)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
