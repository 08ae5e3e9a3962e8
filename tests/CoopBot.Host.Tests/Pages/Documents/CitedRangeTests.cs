using CoopBot.Host.Pages.Documents;
using CoopBot.Knowledge.Text;

namespace CoopBot.Host.Tests.Pages.Documents;

public sealed class CitedRangeTests
{
    private const string Text = "A \U0001F600 smiles"; // the face is two code units: 2 and 3

    [Theory]
    [InlineData("0", "1", 0, 1)]
    [InlineData("5", "11", 5, 11)]
    [InlineData("3", "6", 2, 6)] // begins within the face
    [InlineData("0", "3", 0, 4)] // ends within it
    public void TryRead_WordsOfTheText_GivesThem(string from, string to, int start, int end)
    {
        Assert.True(CitedRange.TryRead(from, to, Text, out TextSpan? span));
        Assert.Equal(new TextSpan(start, end), span);
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("6", "5")]
    [InlineData("0", "12")]
    [InlineData("-1", "5")]
    [InlineData("0", null)]
    [InlineData("x", "y")]
    [InlineData("0", "99999999999999")]
    public void TryRead_NoWordsOfTheText_IsWrong(string? from, string? to)
    {
        Assert.False(CitedRange.TryRead(from, to, Text, out TextSpan? span));
        Assert.Null(span);
    }

    [Fact]
    public void TryRead_NothingAsked_MarksNothing()
    {
        Assert.True(CitedRange.TryRead(null, "", Text, out TextSpan? span));
        Assert.Null(span);
    }
}
