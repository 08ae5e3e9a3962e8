using System.Globalization;

namespace CoopBot.Knowledge.Chunking;

/// <summary>How documents are cut into passages. Part of the knowledge version: other rules, other passages.</summary>
public sealed record ChunkingOptions
{
    /// <summary>Raised whenever segmentation, sentence splitting or chunking would cut the same file differently.</summary>
    public const int RulesVersion = 1;

    /// <summary>The length that passages aim at, in words. Default 110: one thought, and room for its context in the reader's window.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 10.</exception>
    public int TargetWords
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 10);
            field = value;
        }
    } = 110;

    /// <summary>Word pieces, title and headings included, that a passage should not exceed. Default 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 32.</exception>
    public int PreferredTokens
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 32);
            field = value;
        }
    } = 200;

    /// <summary>Word pieces, title and headings included, that a passage never exceeds. Default 500: the encoder's window of 512 less its marks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 64.</exception>
    public int MaximumTokens
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 64);
            field = value;
        }
    } = 500;

    /// <summary>Counts the word pieces of a text. Default: <see cref="TokenEstimate.Count"/>, cheap and rather too high than too low.</summary>
    public Func<string, int> CountTokens { get; init; } = TokenEstimate.Count;

    /// <summary>Names that counter: another counter cuts elsewhere, so it must have another name. Default "estimate".</summary>
    public string TokenCounter { get; init; } = "estimate";

    /// <summary>What enters <see cref="KnowledgeSnapshot.Version"/>.</summary>
    public string Fingerprint => string.Create(CultureInfo.InvariantCulture, $"chunking {RulesVersion}: {TargetWords} words, {PreferredTokens}/{MaximumTokens} tokens by {TokenCounter}");
}
