using CoopBot.Knowledge.Reading;

namespace CoopBot.Knowledge.Tests.Reading;

public sealed class MarkdownReaderTests
{
    [Fact]
    public void Read_FrontMatter_DescribesTheDocument()
    {
        ExtractedDocument content = ReadingAssert.Read("a.md", "---\nid: leave-1\ntitle: \"Leave: the rules\"\npublisher: not stated\ndate: 2011-03\nsource: a.txt\ntags: [x, y]\n---\n\n## First\n\nWords.");

        Assert.Equal(("leave-1", "Leave: the rules", null, "2011-03", "a.txt"), (content.Id, content.Title, content.Publisher, content.Date, content.Source));
        Assert.Equal("First\n\nWords.", content.Text.Text);
    }

    [Fact]
    public void Read_Marks_AreGoneAndBlocksKnown()
    {
        const string Text = """
            # Handbook

            Some *emphasis*, a [link](https://x.org), `code` & an image ![of a cat](cat.png)
            over two lines &amp; more.

            - first **item**
            - second item
              1. inner one
              2. inner two

            | Name | Price |
            |------|------:|
            | Pass | 12 *euros* |
            | Map  | 3 |

            > Quoted words.

            ```
            line one
              line two
            ```

            Last <b>words</b>.
            """;

        Assert.Equal(
            [
                "Heading1: Handbook", "Paragraph: Some emphasis, a link, code & an image of a cat over two lines & more.", "ListItem: first item", "ListItem: second item",
                "ListItem: 1. inner one", "ListItem: 2. inner two", "TableRow: Name | Price", "TableRow: Pass | 12 euros", "TableRow: Map | 3", "Paragraph: Quoted words.",
                "Paragraph: line one\n  line two", "Paragraph: Last words.",
            ],
            ReadingAssert.Blocks(ReadingAssert.Read("a.md", Text)));
    }

    [Fact]
    public void Read_WithoutFrontMatter_TakesTheFirstHeadingForTitle() => Assert.Equal("The Title", ReadingAssert.Read("a.md", "# The Title\n\nWords.").Title);

    [Fact]
    public void Read_RuleAtTheStart_IsNoFrontMatterUnlessItIsOne() => Assert.Equal("Words.", ReadingAssert.Read("a.md", "----\n\nWords.").Text.Text);

    [Theory]
    [InlineData("---\ntitle: x\n\nWords.", "front matter: the closing '---' is missing")]
    [InlineData("---\ntitle: [x\n---\nWords.", "front matter, line 3: not valid YAML")]
    [InlineData("---\njust words\n---\nWords.", "front matter: expected 'key: value' lines")]
    [InlineData("---\ndate: soon\n---\nWords.", "front matter: 'soon' is no date such as 2011, 2011-03 or 2011-03-23")]
    [InlineData("---\ndate: 2011-13\n---\nWords.", "front matter: '2011-13' is no date such as 2011, 2011-03 or 2011-03-23")]
    public void Read_MalformedFrontMatter_IsNamed(string text, string reason) => Assert.Equal(reason, ReadingAssert.Fails("a.md", text));

    [Theory]
    [InlineData("2011", "2011")]
    [InlineData("2011-03-23T10:00:00Z", "2011-03-23")]
    [InlineData("March 2011", "2011-03")]
    [InlineData("23 March 2011", "2011-03-23")]
    [InlineData("March 23, 2011", "2011-03-23")]
    public void Read_Dates_AreBroughtToOneForm(string stated, string date) => Assert.Equal(date, ReadingAssert.Read("a.md", $"---\ndate: {stated}\n---\nWords.").Date);

    [Fact]
    public void Read_HostileNesting_IsAResult()
    {
        string quotes = string.Concat(Enumerable.Repeat("> ", 20000)) + "words";
        string lists = string.Concat(Enumerable.Repeat("- ", 20000)) + "words";
        string brackets = new string('[', 20000) + "words" + new string('*', 20000);
        string flow = "---\nx: " + new string('[', 30000) + "\n---\nWords.";

        Assert.Equal("its quotes or lists are nested too deeply", ReadingAssert.Fails("a.md", quotes));
        Assert.Equal("its quotes or lists are nested too deeply", ReadingAssert.Fails("a.md", lists));
        Assert.IsAssignableFrom<ReadResult>(new DocumentReaders().Read("a.md", System.Text.Encoding.UTF8.GetBytes(brackets)));
        Assert.StartsWith("front matter", ReadingAssert.Fails("a.md", flow), StringComparison.Ordinal);
    }
}
