using CoopBot.Knowledge.Text;
using CsCheck;

namespace CoopBot.Knowledge.Tests.Text;

public sealed class SentenceSplitterTests
{
    /// <summary>Each case: the expected sentences, parted by "‖", are joined by a space and must come apart again.</summary>
    [Theory]
    [InlineData("The U.S. Agency paid.‖It was the U.S. Army that left.")]
    [InlineData("They came from the U.S.‖The rest stayed.")]
    [InlineData("Ms. Noem met Dr. J. R. Smith.‖She left.")]
    [InlineData("The (G.R.E.A.T) program helps.‖G.R.E.A.T programming enables officers.")]
    [InlineData("Officers taught G.R.E.A.T. Monday was free.‖They taught G.R.E.A.T.‖Many pupils came.")]
    [InlineData("Kevin K. McAleenan signed it.‖Maria did not.")]
    [InlineData("It rose by 3.5 percent.‖In 2011 it fell to 2.75.")]
    [InlineData("See No. 5 for this.‖No.‖We don't.")]
    [InlineData("Fees (e.g. Stamps) are due.‖Others, i.e. Taxes, are not.")]
    [InlineData("He works for Acme Inc. in Ohio.‖She works for Acme Inc.‖They met.")]
    [InlineData("He said: \"Stop.\"‖Then he left.")]
    [InlineData("\"Stop!\" he said.‖\"Why?\" she asked.")]
    [InlineData("(It was late.)‖They went home.")]
    [InlineData("Really?!‖Yes.")]
    [InlineData("Well... maybe.‖So it goes…‖Next one.")]
    [InlineData("It can help that progress. ...‖El Salvador can be strong.")]
    [InlineData("T2 is a comedy film , set in Edinburgh , Scotland .‖It came out in 2017 .")]
    [InlineData("J . R . Smith was there .‖He left .")]
    [InlineData("He said \" go \" .‖They went .")]
    [InlineData("They shouted \" go on . \"‖Nobody did .")]
    [InlineData("It opens at 9 a.m. on weekdays.‖It closes at 5 p.m.‖The door is locked then.")]
    [InlineData("It was shown before.[12]‖Others agree. [3]‖So it stands.")]
    [InlineData("The law of Jan. 5 applies.‖See Art. 12 and p. 7.")]
    [InlineData("1. Fill in the form.‖Sign it.")]
    [InlineData("He met Gen. Powell on Main St.‖The talk was short.")]
    [InlineData("Smith et al. (2010) found it.‖Others did not.")]
    [InlineData("She was in Washington, D.C.‖He was not.")]
    [InlineData("iPhone sales rose.‖iPhone prices fell.")]
    public void Split_KnownSentences_ComeApart(string marked)
    {
        string[] expected = marked.Split('‖');
        string text = string.Join(' ', expected);

        IReadOnlyList<TextSpan> spans = SentenceSplitter.Split(text, new TextSpan(0, text.Length));

        Assert.Equal(expected, spans.Select(span => span.Of(text)));
    }

    [Fact]
    public void Split_BlankLine_EndsSentence_LineEndDoesNot()
    {
        const string Text = "A title\n\nIt goes\nover two lines. Then more";

        IReadOnlyList<TextSpan> spans = SentenceSplitter.Split(Text, new TextSpan(0, Text.Length));

        Assert.Equal(["A title", "It goes\nover two lines.", "Then more"], spans.Select(span => span.Of(Text)));
    }

    [Fact]
    public void Split_PartOfText_GivesOffsetsOfTheWhole()
    {
        const string Text = "Zero. One. Two. Three.";

        IReadOnlyList<TextSpan> spans = SentenceSplitter.Split(Text, new TextSpan(6, 15));

        Assert.Equal([new TextSpan(6, 10), new TextSpan(11, 15)], spans);
    }

    [Fact]
    public void Split_EastAsianStops_NeedNoSpace()
    {
        const string Text = "これは文です。これも文です。";

        Assert.Equal(2, SentenceSplitter.Split(Text, new TextSpan(0, Text.Length)).Count);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 5)]
    public void Split_SpanBeyondText_Throws(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SentenceSplitter.Split("abcd", new TextSpan(start, end)));

    [Fact]
    public void Split_AnyText_LosesAndOverlapsNothing() =>
        TextGen.Prose.Sample(text =>
        {
            IReadOnlyList<TextSpan> spans = SentenceSplitter.Split(text, new TextSpan(0, text.Length));

            int at = 0;
            foreach (TextSpan span in spans)
            {
                Assert.True(span.Start >= at && span.Length > 0);
                Assert.True(TextShape.Trim(text, new TextSpan(at, span.Start)).Length == 0, "visible characters between sentences");
                Assert.Equal(span, TextShape.Trim(text, span));
                at = span.End;
            }

            Assert.True(TextShape.Trim(text, new TextSpan(at, text.Length)).Length == 0, "visible characters behind the last sentence");
        });
}
