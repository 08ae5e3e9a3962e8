using System.Security.Cryptography;
using System.Text;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Evaluation.Runs;

/// <summary>Names the content of a suite: equal names, equal cases and documents.</summary>
public static class SuiteFingerprint
{
    /// <summary><c>sha256:</c> and 16 hexadecimal digits over the chosen cases and the documents that they bring.</summary>
    public static string Of(Suite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SuiteCase @case in suite.Cases)
        {
            Add(SuiteCaseJson.Line(@case));
        }

        HashSet<string> used = [.. suite.Cases.Select(static c => c.Collection).OfType<string>()];
        foreach (SuiteDocument document in suite.Collections.Values.Where(c => used.Contains(c.Id)).OrderBy(static c => c.Id, StringComparer.Ordinal).SelectMany(static c => c.Documents))
        {
            Add(document.Id);
            Add(document.Title);
            Add(document.Text);
            Add(document.Date ?? "");
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset())[..16];

        void Add(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]); // so that "a","bc" and "ab","c" differ
        }
    }
}
