using System.Text.RegularExpressions;
using CoopBot.Channels.Teams.Rendering;
using CsCheck;

namespace CoopBot.Channels.Tests.Teams;

public sealed partial class WellFormedTextTests
{
    [Theory]
    [InlineData("It is **40 m** high [1].", 30, "It is **40 m** high [1].")]
    [InlineData("It is **40 m** high [12].", 25, "It is **40 m** high [12].")]
    [InlineData("It is **40 m** high [12] and wide.", 28, "It is **40 m** high…")] // no half marker
    [InlineData("It is **40 m** high.", 15, "It is **40…**")] // bold comes to its end
    [InlineData("It is so **40 m** high.", 16, "It is so…")] // nothing bold is left
    [InlineData("A long \\[bracket\\].", 12, "A long…")] // no half escape
    public void Cut_Markdown_LeavesNothingOpen(string markdown, int limit, string expected) => Assert.Equal(expected, WellFormedText.Cut(markdown, limit));

    [Fact]
    public void Cut_AnyText_KeepsMarkersWholeWithinTheLimit() => Gen.Select(Texts.Any, Gen.Int[8, 300]).Sample(static (text, limit) =>
    {
        string cut = WellFormedText.Cut(text, limit);

        Assert.InRange(cut.Length, 0, limit);
        if (cut == text)
        {
            return;
        }

        // Every marker that is left stands in the text at the same place: none was made by cutting "[12]" short.
        string kept = cut.Replace("…**", "…", StringComparison.Ordinal).TrimEnd('…');
        Assert.StartsWith(kept, text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)\[\d*$", kept);
        Assert.Equal(Marker().Matches(kept).Select(static m => (m.Index, m.Value)), Marker().Matches(text).Select(static m => (m.Index, m.Value)).Where(m => m.Index + m.Value.Length <= kept.Length));
    });

    [GeneratedRegex(@"(?<!\\)\[\d{1,9}\]")]
    private static partial Regex Marker();
}
