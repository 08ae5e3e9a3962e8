using System.Text;
using CoopBot.Knowledge.Reading;
using CsCheck;

namespace CoopBot.Knowledge.Tests.Reading;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("\uFEFFa\u00ADb", "ab")]
    [InlineData("a\u0000b\u0007c", "abc")]
    [InlineData("e\u0301", "é")]
    [InlineData("😀", "😀")]
    public void Of_KnownTexts_AreBroughtToForm(string text, string expected) => Assert.Equal(expected, CanonicalText.Of(text));

    [Fact]
    public void Of_HalfACharacter_IsReplaced() => Assert.Equal("a\uFFFDb", CanonicalText.Of("a\uD800b"));

    [Fact]
    public void Of_Twice_ChangesNothing() =>
        Gen.String.Sample(text =>
        {
            string once = CanonicalText.Of(text);

            Assert.Equal(once, CanonicalText.Of(once));
            Assert.True(once.IsNormalized(NormalizationForm.FormC));
        });

    [Fact]
    public void OneLine_AnyWhiteSpace_BecomesOneSpace() => Assert.Equal("a b c", CanonicalText.OneLine(" a\n\n b\t\u00A0c "));
}
