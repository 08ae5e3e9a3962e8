using CoopBot.Retrieval.Lexical;
using CsCheck;

namespace CoopBot.Retrieval.Tests.Lexical;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("The U.S. agreed", "us agre")]
    [InlineData("the US agreed", "us agre")]
    [InlineData("G.R.E.A.T. programme", "great programm")]
    [InlineData("40,000 inmates", "40000 inmat")]
    [InlineData("on May 21st, 1980s", "21 1980")] // "may" can't be told from the verb
    [InlineData("3.5 percent.", "3.5 percent")]
    [InlineData("1, 2 and 3", "1 2 3")]
    [InlineData("the country’s prisons", "countri prison")]
    [InlineData("O'Brien doesn't know", "obrien know")]
    [InlineData("São Tomé, Zürich, Łódź, Straße", "sao tome zurich lodz strass")]
    [InlineData("e-mail", "e mail email")]
    [InlineData("at-risk youth", "risk atrisk youth")]
    [InlineData("MS-13 gang", "ms 13 ms13 gang")]
    [InlineData("R&D at AT&T", "rd att")]
    [InlineData("co\u00ADoperate", "cooper")]
    [InlineData("日本", "日 本")]
    [InlineData("... -- !", "")]
    public void Analyze_Text_GivesTerms(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextAnalyzer.Analyze(text).Select(static t => t.Text)));

    [Fact]
    public void Analyze_Text_PointsAtTheWords()
    {
        const string Text = "Zero-Idleness: the U.S.’s aim";

        IEnumerable<string> words = TextAnalyzer.Analyze(Text).Select(static t => Text[t.Start..t.End]);

        Assert.Equal(["Zero", "Idleness", "Zero-Idleness", "U.S", "aim"], words);
    }

    [Fact]
    public void Analyze_AnyText_GivesTermsWithinIt() =>
        Gen.String.Sample(static text => Assert.All(
            TextAnalyzer.Analyze(text),
            t => Assert.True(t.Text.Length > 0 && t.Start >= 0 && t.Start < t.End && t.End <= text.Length)));
}
