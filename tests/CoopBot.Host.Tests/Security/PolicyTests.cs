using System.Security.Claims;
using CoopBot.Host.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Security;

/// <summary>What each kind of caller may do, whichever way it came in by.</summary>
public sealed class PolicyTests
{
    [Theory]
    [InlineData("nobody", false, false, false, false)]
    [InlineData("key", true, false, true, true)]
    [InlineData("admin key", true, true, true, true)]
    [InlineData("entra", true, false, true, true)] // a token of Entra's brings roles of the application's alone
    [InlineData("entra admin", true, true, true, true)]
    public async Task Policy_Caller_AllowsWhatItsKindMay(string kind, bool api, bool admin, bool reader, bool chat)
    {
        await using TestHost host = await TestHost.StartAsync();
        IAuthorizationService authorization = host.Services.GetRequiredService<IAuthorizationService>();
        ClaimsPrincipal caller = kind switch
        {
            "key" => Of("Caller", ClaimTypes.Role, Roles.User),
            "admin key" => Of("Caller", ClaimTypes.Role, Roles.User, Roles.Admin),
            "entra" => Of("Bearer", "roles"),
            "entra admin" => Of("Bearer", "roles", "CoopBot.Admin"),
            _ => new ClaimsPrincipal(new ClaimsIdentity()),
        };

        async Task<bool> AllowsAsync(string policy) => (await authorization.AuthorizeAsync(caller, new DefaultHttpContext(), policy)).Succeeded;

        Assert.Equal((api, admin, reader, chat), (await AllowsAsync(Policies.Api), await AllowsAsync(Policies.Admin), await AllowsAsync(Policies.Reader), await AllowsAsync(Policies.Chat)));
    }

    private static ClaimsPrincipal Of(string scheme, string roleType, params string[] roles) =>
        new(new ClaimsIdentity(roles.Select(r => new Claim(roleType, r)), scheme, nameType: "oid", roleType));
}
