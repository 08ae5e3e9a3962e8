namespace CoopBot.Grounding.Answers;

/// <summary>What a person reads beside a verdict.</summary>
public static class VerdictTexts
{
    public const string Supported = "Supported: ";
    public const string Contradicted = "Contradicted: ";
    public const string NotFound = "Not found: no passage of the documents settles this claim.";

    /// <summary>The words of a checked claim without its verdict, for where the verdict is shown beside them; the whole text of any other answer.</summary>
    public static string WithoutVerdict(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string said = answer.Verdict switch
        {
            Verdict.Supported => Supported,
            Verdict.Contradicted => Contradicted,
            Verdict.NotFound => NotFound[..(NotFound.IndexOf(':', StringComparison.Ordinal) + 2)],
            _ => "",
        };
        string rest = answer.Text.StartsWith(said, StringComparison.Ordinal) ? answer.Text[said.Length..] : answer.Text;

        // Our own sentence gets a capital; a document's stays as it is.
        return answer.Verdict == Verdict.NotFound && rest.Length > 0 ? char.ToUpperInvariant(rest[0]) + rest[1..] : rest;
    }
}
