using System.Security.Cryptography;
using System.Text;

namespace CoopBot.Evaluation.Suites;

/// <summary>The two halves of a suite.</summary>
public enum SuiteHalf
{
    /// <summary>Thresholds and models are fitted on these cases.</summary>
    Tune,

    /// <summary>These are looked at to report, never to improve.</summary>
    Held,
}

/// <summary>Says which half a case belongs to.</summary>
public static class SuiteHalves
{
    /// <summary>By the first byte of the SHA-256 of the case's id (UTF-8): even is tune, odd is held.</summary>
    /// <remarks>A hash of the id alone: adding, removing or editing cases moves no other case to the other half.</remarks>
    public static SuiteHalf Of(string caseId) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(caseId))[0] % 2 == 0 ? SuiteHalf.Tune : SuiteHalf.Held;

    /// <summary>That hash in full.</summary>
    internal static string HashOf(string caseId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caseId)));
}
