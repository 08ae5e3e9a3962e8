using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Tests.Mentions;

public sealed class WordEditsTests
{
    [Theory]
    [InlineData("The port opened in 1993.", "The port opened in 1992.", "1993/1992", 0.8)]
    [InlineData("The port did not open.", "The port did open.", "not/", 0.8)]
    [InlineData("The port opened.", "The old port, as all know, opened.", "/old;/as all know", 1)]
    [InlineData("The port opened.", "the PORT opened", "", 1)]
    [InlineData("", "The port.", "/The port", 0)]
    public void Between_TwoTexts_GivesWhatDiffers(string text, string source, string expected, double kept)
    {
        (IReadOnlyList<WordEdit> edits, double share) = WordEdits.Between(text, source);

        Assert.Equal(expected, string.Join(';', edits.Select(static e => $"{string.Join(' ', e.Written)}/{string.Join(' ', e.Source)}")));
        Assert.Equal(kept, share, 3);
    }
}
