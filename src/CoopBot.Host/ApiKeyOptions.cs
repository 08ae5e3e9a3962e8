using System.ComponentModel.DataAnnotations;

namespace CoopBot.Host;

/// <summary>A key that programs and people show. Only its hash is kept.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>Whose it is; enters the answer log as a pseudonym.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, 64 hexadecimal digits.</summary>
    [RegularExpression("^[0-9A-Fa-f]{64}$")]
    public string Sha256 { get; set; } = "";

    /// <summary>Whether it opens the log and the evaluation, too. Default false: questions, claims and documents.</summary>
    public bool Admin { get; set; }
}
