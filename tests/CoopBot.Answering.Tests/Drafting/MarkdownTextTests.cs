using CoopBot.Answering.Drafting;
using CsCheck;

namespace CoopBot.Answering.Tests.Drafting;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain words, (brackets) and $5 - 3%", "plain words, (brackets) and $5 - 3%")]
    [InlineData("a *bold* word", @"a \*bold\* word")]
    [InlineData("a `code` word", @"a \`code\` word")]
    [InlineData("a [link](x)", @"a \[link\](x)")]
    [InlineData("cited before [3]", @"cited before \[3\]")]
    [InlineData("<script>alert(1)</script>", @"\<script>alert(1)\</script>")]
    [InlineData("a | b ~~c~~", @"a \| b \~\~c\~\~")]
    [InlineData(@"C:\ports", @"C:\\ports")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("an _odd_ word", @"an \_odd\_ word")]
    [InlineData("snake_case_word", "snake_case_word")]
    [InlineData("Tom & Ana", "Tom & Ana")]
    [InlineData("&lt;script&gt;", @"\&lt;script\&gt;")]
    [InlineData("&#60;b", @"\&#60;b")]
    public void Escape_Markup_ReadsAsItStands(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Theory]
    [InlineData("# Heading", @"\# Heading")]
    [InlineData("> quoted", @"\> quoted")]
    [InlineData("- item", @"\- item")]
    [InlineData("+ item", @"\+ item")]
    [InlineData("1. Fill in the form", @"1\. Fill in the form")]
    [InlineData("12) Fill in the form", @"12\) Fill in the form")]
    [InlineData("1.5 million", "1.5 million")]
    [InlineData("-5 degrees", "-5 degrees")]
    [InlineData("2011. That year", @"2011\. That year")]
    [InlineData("see # 5", "see # 5")]
    public void Escape_BlockMarkAtTheStart_MakesNoBlock(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Fact]
    public void Escape_AnyText_LosesNothing() =>
        TextGen.Text.Sample(text => Assert.Equal(text.Replace('\n', ' '), Unescape(MarkdownText.Escape(text))));

    // CommonMark: a backslash before ASCII punctuation is that character.
    private static string Unescape(string markdown)
    {
        System.Text.StringBuilder text = new();
        for (int i = 0; i < markdown.Length; i++)
        {
            i += markdown[i] == '\\' && i + 1 < markdown.Length && char.IsAscii(markdown[i + 1]) && (char.IsPunctuation(markdown[i + 1]) || char.IsSymbol(markdown[i + 1])) ? 1 : 0;
            text.Append(markdown[i]);
        }

        return text.ToString();
    }
}
