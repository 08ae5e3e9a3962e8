namespace CoopBot.Host;

/// <summary>Which tokens of Microsoft Entra ID open the API.</summary>
public sealed class EntraOptions
{
    /// <summary>The tenant's id. Default: none, no token does.</summary>
    public string? TenantId { get; set; }

    /// <summary>The application's id: the audience of the tokens.</summary>
    public string? ClientId { get; set; }

    /// <summary>The role that opens the log and the evaluation. Default <c>CoopBot.Admin</c>.</summary>
    public string AdminRole { get; set; } = "CoopBot.Admin";
}
