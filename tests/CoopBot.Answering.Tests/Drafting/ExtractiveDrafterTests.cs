using CoopBot.Answering.Drafting;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;
using CoopBot.TestKit;

namespace CoopBot.Answering.Tests.Drafting;

public sealed class ExtractiveDrafterTests
{
    [Theory]
    [InlineData("The port opened.", "The port opened [1].")]
    [InlineData("The port opened", "The port opened [1]")]
    [InlineData("Did the port open?", "Did the port open? [1]")]
    [InlineData("The port opened!", "The port opened! [1]")]
    [InlineData("The port opened...", "The port opened... [1]")]
    [InlineData("It lies in the U.S.", "It lies in the U.S. [1]")]
    [InlineData("It opens at 5 p.m.", "It opens at 5 p.m. [1]")]
    [InlineData("He said: “It opened.”", "He said: “It opened.” [1]")]
    [InlineData("It cost $2.", "It cost $2 [1].")]
    [InlineData("It opened (late).", "It opened (late). [1]")]
    [InlineData("An *odd* [2] <b>port</b>.", @"An \*odd\* \[2\] \<b>port\</b>. [1]")]
    public void Compose_OneStatement_HasItsMarkerBeforeTheFullStop(string sentence, string expected) =>
        Assert.Equal(expected, ExtractiveDrafter.Compose([Statement("a", sentence)]).Text);

    [Theory]
    [InlineData("It costs $200 million a year.", "$200 million", "It costs **$200 million** a year [1].")]
    [InlineData("It opened in 1992.", "1992", "It opened in **1992** [1].")]
    [InlineData("Maria Holm signed it.", "Maria Holm", "**Maria Holm** signed it [1].")]
    [InlineData("The code is a*b.", "a*b", @"The code is **a\*b** [1].")]
    public void Compose_Highlight_IsBold(string sentence, string bold, string expected)
    {
        int start = sentence.IndexOf(bold, StringComparison.Ordinal);

        Draft draft = ExtractiveDrafter.Compose([Statement("a", sentence) with { Highlight = new TextSpan(start, start + bold.Length) }]);

        Assert.Equal(expected, draft.Text);
    }

    [Theory]
    [InlineData(0, 0)] // empty
    [InlineData(10, 17)] // with the full stop, which moves behind the marker
    [InlineData(10, 99)] // beyond the statement
    public void Compose_HighlightThatDoesNotFit_IsLeftOut(int start, int end) =>
        Assert.Equal("The port opened [1].", ExtractiveDrafter.Compose([Statement("a", "The port opened.") with { Highlight = new TextSpan(start, end) }]).Text);

    [Fact]
    public void Compose_SeveralStatements_IsAListNumberedInOrder()
    {
        Statement[] statements = [Statement("a", "The port opened."), Statement("a", "The ship sank.")];

        Draft draft = ExtractiveDrafter.Compose(statements);

        Assert.Equal("- The port opened [1].\n- The ship sank [2].", draft.Text);
        Assert.Equal(statements, draft.Statements);
    }

    [Fact]
    public void Compose_SourcesOfDifferentDates_ShowsThem()
    {
        Draft draft = ExtractiveDrafter.Compose([Statement("a", "It has 4 ports.", "2011-03"), Statement("b", "It has 5 ports.", "2019"), Statement("c", "It has 6 ports.")]);

        Assert.Equal("- It has 4 ports [1]. (2011-03)\n- It has 5 ports [2]. (2019)\n- It has 6 ports [3]. (undated)", draft.Text);
    }

    [Fact]
    public void Compose_SourcesOfOneDate_ShowsNone() =>
        Assert.Equal("- It has 4 ports [1].\n- It has 5 ports [2].", ExtractiveDrafter.Compose([Statement("a", "It has 4 ports.", "2011"), Statement("b", "It has 5 ports.", "2011")]).Text);

    [Fact]
    public void Compose_OneDatedDocument_ShowsNoDate() =>
        Assert.Equal("It has 4 ports [1].", ExtractiveDrafter.Compose([Statement("a", "It has 4 ports.", "2011")]).Text);

    [Fact]
    public void Compose_Nothing_IsABrokenContract() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtractiveDrafter.Compose([]));

    [Fact]
    public void Quote_Statement_CarriesTheGivenNumber() =>
        Assert.Equal("The port opened [7].", ExtractiveDrafter.Quote(Statement("a", "The port opened."), 7));

    private static Statement Statement(string id, string sentence, string? date = null)
    {
        (Document document, Passage passage) = Snapshots.OnePassage(id, sentence);
        return new Statement(document with { Date = date }, passage, passage.Span, null);
    }
}
