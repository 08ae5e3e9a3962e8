using CoopBot.Grounding.Answers;

namespace CoopBot.Grounding.Tests.Answers;

public sealed class RefusalTextsTests
{
    [Fact]
    public void For_EachReason_HasItsOwnWordsWithoutCitation()
    {
        string[] texts = [.. Enum.GetValues<RefusalReason>().Select(RefusalTexts.For)];

        Assert.Equal(texts.Length, texts.Distinct(StringComparer.Ordinal).Count());
        Assert.All(texts, t => Assert.DoesNotMatch(@"\[\d+\]", t));
    }

    [Fact]
    public void TooLong_Limit_IsNamed() => Assert.Contains("4000", RefusalTexts.TooLong(4000), StringComparison.Ordinal);
}
