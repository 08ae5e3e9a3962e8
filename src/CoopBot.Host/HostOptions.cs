using System.ComponentModel.DataAnnotations;

namespace CoopBot.Host;

/// <summary>Settings of the host.</summary>
public sealed class HostOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Host";

    /// <summary>Questions answered at the same time; the others wait. Default 0: one for each processor.</summary>
    [Range(0, 1024)]
    public int Concurrency { get; set; }

    /// <summary>Questions that may wait; beyond, callers are told to come back. Default 100.</summary>
    [Range(0, 100_000)]
    public int QueueLength { get; set; } = 100;

    /// <summary>Questions and claims a minute from one caller of the API. Default 120.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 120;

    /// <summary>Bytes of a request's body at most. Default 1,048,576.</summary>
    [Range(1024, 1_073_741_824)]
    public long MaxRequestBytes { get; set; } = 1_048_576;

    /// <summary>Seconds after which the folder of documents is looked at again though nothing was heard of a change. Default 30; 0 never.</summary>
    [Range(0, 86_400)]
    public int RescanSeconds { get; set; } = 30;

    /// <summary>Where people reach the host, as in <c>https://bot.example.org</c>; links in Teams begin with it. Default: not known.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Days that a link to a document holds for people who aren't signed in. Default 30.</summary>
    [Range(1, 3650)]
    public int LinkDays { get; set; } = 30;

    /// <summary>Addresses of proxies that may say who calls and by which scheme. Default: none.</summary>
    public IList<string> KnownProxies { get; init; } = [];

    /// <summary>Whether anybody who reaches the host may chat, where it can be reached from other machines. Default false.</summary>
    public bool AnonymousChat { get; set; }

    /// <summary>Keys for the API and the pages. Default: none.</summary>
    public IList<ApiKeyOptions> ApiKeys { get; init; } = [];

    /// <summary>Sign-in by Microsoft Entra ID for the API.</summary>
    public EntraOptions Entra { get; set; } = new();
}
