using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Tests.Mentions;

public sealed class NameTests
{
    [Theory]
    [InlineData("It was signed by Maria Holm in Ostria.", "Maria Holm|Ostria")]
    [InlineData("He leads the Bureau of Fisheries there.", "Bureau of Fisheries")]
    [InlineData("She met Ana de la Cruz twice.", "Ana de la Cruz")]
    [InlineData("She read Holm's letter.", "Holm")]
    [InlineData("She read Holm’s letter.", "Holm")]
    [InlineData("The gang MS-13 left the U.S. Army alone.", "MS-13|U.S. Army")]
    [InlineData("We met Dr. Holm there.", "Dr. Holm")]
    [InlineData("So I said that I'd go and I'll see.", "")]
    [InlineData("CETAR holds them.", "CETAR")]
    [InlineData("Maria Holm left.", "Maria Holm")]
    [InlineData("Ships left.", "")]
    [InlineData("They left. Ships followed.", "")]
    [InlineData("the US and the UN agreed", "US|UN")]
    public void Extract_ProperNames_AreFound(string text, string expected) =>
        Assert.Equal(
            expected.Split('|', StringSplitOptions.RemoveEmptyEntries),
            MentionExtractor.Extract(text).Where(m => m.Kind == MentionKind.Name).Select(m => m.Text));

    [Fact]
    public void Extract_DateBehindName_IsNotPartOfIt()
    {
        IReadOnlyList<Mention> mentions = MentionExtractor.Extract("It was signed by Maria Holm on Monday and by Ana Berg in March 2011.");

        Assert.Equal(["Maria Holm", "Monday", "Ana Berg", "March 2011"], mentions.Select(m => m.Text));
    }
}
