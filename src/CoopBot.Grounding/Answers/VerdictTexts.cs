namespace CoopBot.Grounding.Answers;

/// <summary>What a person reads beside a verdict.</summary>
public static class VerdictTexts
{
    public const string NotFound = "Not found: no passage of the documents settles this claim.";
}
