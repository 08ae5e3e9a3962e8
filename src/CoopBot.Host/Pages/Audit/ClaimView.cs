using CoopBot.Audit.Checking;

namespace CoopBot.Host.Pages.Audit;

/// <summary>A claim with the citations that it rests on.</summary>
/// <param name="Checked">The claim and what today's documents say of it.</param>
/// <param name="Citations">Its citations.</param>
public sealed record ClaimView(CheckedClaim Checked, IReadOnlyList<CitationView> Citations)
{
    /// <summary>The claims of an answer; citations that no claim names follow as a claim without words.</summary>
    internal static IReadOnlyList<ClaimView> Of(IReadOnlyList<CheckedClaim> claims, IReadOnlyList<CitationView> citations)
    {
        List<ClaimView> views = [.. claims.Where(static c => c.Claim is not null)
            .Select(c => new ClaimView(c, [.. citations.Where(v => c.Claim!.Citations.Contains(v.Checked.Citation.N))]))];
        CitationView[] rest = [.. citations.Where(v => !views.Exists(c => c.Citations.Contains(v)))];
        if (rest.Length > 0)
        {
            views.Add(new ClaimView(new CheckedClaim(null, ClaimStanding.NotJudged, []), rest));
        }

        return views;
    }
}
