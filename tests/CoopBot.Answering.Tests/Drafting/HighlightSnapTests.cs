using CoopBot.Answering.Drafting;
using CoopBot.Knowledge.Text;
using CsCheck;

namespace CoopBot.Answering.Tests.Drafting;

public sealed class HighlightSnapTests
{
    [Theory]
    [InlineData("They hold 2,195 inmates.", "195", "2,195")]
    [InlineData("It costs $200 million a year.", "200", "$200 million")]
    [InlineData("It costs $200 million a year.", "million a", "$200 million a")]
    [InlineData("It opened on March 23, 2011.", "23", "March 23, 2011")]
    [InlineData("Some 52% agreed.", "52", "52%")]
    [InlineData("It took three months.", "three", "three months")]
    [InlineData("It was signed by Maria Holm.", "ria Ho", "Maria Holm")]
    [InlineData("It was signed by Maria Holm, late.", "Maria Holm,", "Maria Holm")]
    [InlineData("It lies in Ostria.", " Ostria.", "Ostria")]
    [InlineData("The co-operative won.", "oper", "co-operative")]
    public void Fit_PartOfAWordOrFigure_GrowsToTheWhole(string sentence, string answer, string expected)
    {
        int start = sentence.IndexOf(answer, StringComparison.Ordinal);

        TextSpan? span = HighlightSnap.Fit(sentence, new TextSpan(0, sentence.Length), new TextSpan(start, start + answer.Length));

        Assert.Equal(expected, span?.Of(sentence));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(4, 5)] // the comma
    [InlineData(20, 30)] // outside the sentence
    public void Fit_NothingThatAnswers_IsNull(int start, int end) =>
        Assert.Null(HighlightSnap.Fit("Late , it won. More words follow.", new TextSpan(0, 14), new TextSpan(start, end)));

    [Fact]
    public void Fit_SentenceInsideADocument_NeverGrowsBeyondIt()
    {
        const string Text = "In 1992. In 1995.";

        TextSpan? span = HighlightSnap.Fit(Text, new TextSpan(9, 17), new TextSpan(5, 14));

        Assert.Equal("In 1995", span?.Of(Text));
    }

    [Fact]
    public void Fit_AnySpans_StayInsideTheSentence() =>
        Gen.Select(TextGen.Text, Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 200]).Sample((text, a, b, c, d) =>
        {
            TextSpan sentence = Within(text, a, b), answer = Within(text, c, d);

            if (HighlightSnap.Fit(text, sentence, answer) is { } span)
            {
                Assert.InRange(span.Start, sentence.Start, sentence.End);
                Assert.InRange(span.End, span.Start + 1, sentence.End);
            }
        });

    private static TextSpan Within(string text, int a, int b)
    {
        (a, b) = (a % (text.Length + 1), b % (text.Length + 1));
        return new TextSpan(Math.Min(a, b), Math.Max(a, b));
    }
}
