using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Tests.Mentions;

public sealed class InflectionTests
{
    [Theory]
    [InlineData("open", "open opens opened opening")]
    [InlineData("rise", "rise rises rising")]
    [InlineData("close", "close closes closed closing")]
    [InlineData("drop", "drop drops dropped dropping")]
    [InlineData("permit", "permit permits permitted permitting")]
    [InlineData("agree", "agree agrees agreed agreeing")]
    [InlineData("dismiss", "dismiss dismisses dismissed dismissing")]
    [InlineData("reach", "reach reaches reached reaching")]
    [InlineData("deny", "deny denies denied denying")]
    [InlineData("buy", "buy buys buying")]
    [InlineData("up", "up")]
    public void FormsOf_Word_HoldsItsInflections(string word, string expected) =>
        Assert.Superset(expected.Split(' ').ToHashSet(StringComparer.Ordinal), Inflection.FormsOf(word).ToHashSet(StringComparer.Ordinal));

    [Theory]
    [InlineData("import", "important")]
    [InlineData("win", "window")]
    [InlineData("end", "endless")]
    public void FormsOf_Word_HoldsNoOtherWord(string word, string other) => Assert.DoesNotContain(other, Inflection.FormsOf(word));

    [Theory]
    [InlineData("fell", "fall")]
    [InlineData("left", "leave")]
    [InlineData("port", "port")]
    public void Base_IrregularForm_IsItsVerb(string word, string expected) => Assert.Equal(expected, Inflection.Base(word));
}
