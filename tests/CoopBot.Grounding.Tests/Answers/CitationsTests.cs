using CoopBot.Grounding.Answers;
using CoopBot.Knowledge.Text;

namespace CoopBot.Grounding.Tests.Answers;

public sealed class CitationsTests
{
    [Fact]
    public void Create_Span_QuotesExactlyThatSlice()
    {
        var document = Ostria.Treaty.Document with { Title = "Treaties", Publisher = "Fisheries", Date = "2011-03" };
        var passage = Ostria.Treaty.Passage with { HeadingPath = ["Fish", "North"] };

        Citation citation = Citations.Create(3, document, passage, new TextSpan(4, 18));

        Assert.Equal(new Citation(3, "treaty", "Treaties", "Fisheries", "2011-03", "North", 4, 18, "fishing treaty", "/documents/treaty?from=4&to=18"), citation);
        Assert.Equal(document.Text[citation.Start..citation.End], citation.Quote);
    }

    [Theory]
    [InlineData("leave/annual", "/documents/leave/annual?from=0&to=1")] // slashes stay
    [InlineData("a b", "/documents/a%20b?from=0&to=1")]
    [InlineData("a?b#c&d%e", "/documents/a%3Fb%23c%26d%25e?from=0&to=1")]
    [InlineData("año", "/documents/a%C3%B1o?from=0&to=1")]
    public void Create_IdInUrl_IsEscaped(string id, string expected) =>
        Assert.Equal(expected, Citations.Create(1, Ostria.Ports.Document with { Id = id }, Ostria.Ports.Passage, new TextSpan(0, 1)).Url);

    [Fact]
    public void Create_SpanBeyondTheDocument_Throws() =>
        Assert.ThrowsAny<ArgumentException>(() => Citations.Create(1, Ostria.Ports.Document, Ostria.Ports.Passage, new TextSpan(0, 10_000)));
}
