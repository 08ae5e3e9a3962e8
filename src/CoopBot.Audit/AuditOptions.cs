using System.ComponentModel.DataAnnotations;

namespace CoopBot.Audit;

/// <summary>What the answer log keeps, and for how long.</summary>
public sealed class AuditOptions
{
    /// <summary>The section of appsettings.json.</summary>
    public const string Section = "Audit";

    /// <summary>Whether answers are logged. Default true: nothing is shown that isn't in the log.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Whether a person's own words are kept: the question, as written and as understood, a claim that was checked, and a comment. Default true.
    /// Without them the log still says what was answered and cited, but <c>audit gaps</c> has nothing to group.
    /// </summary>
    public bool StoreQuestions { get; set; } = true;

    /// <summary>Days after which an entry is dropped behind a checkpoint. Default 0: never.</summary>
    [Range(0, 36_500)]
    public int RetentionDays { get; set; }

    /// <summary>
    /// The secret from which people's pseudonyms are made: 32 random bytes or more in Base64. Default none: a secret of its own in the file
    /// <c>audit.key</c> in the data folder. Set it in the environment (<c>COOPBOT_Audit__PseudonymKey</c>), not in a file that is shared.
    /// </summary>
    [Base64String]
    [MinLength(44)]
    public string? PseudonymKey { get; set; }
}
