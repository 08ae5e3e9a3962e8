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
}
