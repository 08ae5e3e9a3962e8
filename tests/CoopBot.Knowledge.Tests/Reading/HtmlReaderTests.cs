using CoopBot.Knowledge.Reading;
using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Tests.Reading;

public sealed class HtmlReaderTests
{
    private const string Sentence = "The council opens the office on every working day and answers letters within a week.";

    [Fact]
    public void Read_Structure_BecomesBlocks()
    {
        string page = $"""
            <html><head><title>Town Hall</title><meta property="og:site_name" content="Town of Alba"><meta property="article:published_time" content="2019-05-04T10:00:00Z"></head>
            <body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
            <main><h1>Opening &amp; Fees</h1><p>{Sentence}<br>Second <b>line</b>.</p>
            <ul><li>first item</li><li>second item</li></ul>
            <dl><dt>Fee</dt><dd>12 euros</dd><dt>Pass</dt><dd>3 euros</dd></dl>
            <table><caption>Prices</caption><tr><th>Name</th><th>Price</th></tr><tr><td>Map</td><td>3 euros</td></tr></table>
            <figure><img src="x"><figcaption>The old hall</figcaption></figure>
            <script>var x = "secret";</script><p hidden>hidden words</p></main>
            <footer>Imprint and contact</footer></body></html>
            """;

        ExtractedDocument content = ReadingAssert.Read("a.html", page);

        Assert.Equal(("Town Hall", "Town of Alba", "2019-05-04"), (content.Title, content.Publisher, content.Date));
        Assert.Equal(
            [
                "Heading1: Opening & Fees", $"Paragraph: {Sentence} Second line.", "ListItem: first item", "ListItem: second item", "ListItem: Fee: 12 euros", "ListItem: Pass: 3 euros",
                "Caption: Prices", "TableRow: Name | Price", "TableRow: Map | 3 euros", "Caption: The old hall",
            ],
            ReadingAssert.Blocks(content));
    }

    [Fact]
    public void Read_ArticleAmongFurniture_KeepsTheArticle()
    {
        string paragraphs = string.Concat(Enumerable.Range(1, 8).Select(number => $"<p>Paragraph {number}. {Sentence} {Sentence}</p>"));
        string page = $"""
            <html><head><title>News</title></head><body>
            <div class="menu"><a href="/a">Home</a><a href="/b">Contact us</a></div>
            <div class="cookie">This site uses cookies. <a href="/c">Accept</a></div>
            <div id="content"><h2>The Office</h2>{paragraphs}</div>
            <div class="sidebar"><a href="/1">Other story</a><a href="/2">Another story</a></div>
            </body></html>
            """;

        ExtractedDocument content = ReadingAssert.Read("a.htm", page);
        string[] indexed = [.. content.Text.Blocks.Where(block => block.Kind != BlockKind.Furniture).Select(block => block.Span.Of(content.Text.Text))];

        Assert.Equal(8, indexed.Count(words => words.StartsWith("Paragraph", StringComparison.Ordinal)));
        Assert.DoesNotContain(indexed, words => words.Contains("cookies", StringComparison.Ordinal) || words.Contains("Another story", StringComparison.Ordinal) || words == "Home");
    }

    [Fact]
    public void Read_DeclaredCharset_IsHonoured()
    {
        byte[] page = [.. "<html><head><meta charset=\"windows-1251\"></head><body><p>"u8, 0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, .. "</p></body></html>"u8];

        Assert.Contains("Привет", ReadingAssert.Read("a.html", page).Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BadPages_AreNamed()
    {
        Assert.Equal("the page holds no words", ReadingAssert.Fails("a.html", "<html><body><nav>Home</nav><script>1</script></body></html>"));
        Assert.Equal("binary data, not HTML", ReadingAssert.Fails("a.html", [0x89, 0x50, 0x4E, 0x47, 0, 0]));
        Assert.Equal("the page's elements are nested too deeply", ReadingAssert.Fails("a.html", string.Concat(Enumerable.Repeat("<div>", 50000)) + "words"));
    }
}
