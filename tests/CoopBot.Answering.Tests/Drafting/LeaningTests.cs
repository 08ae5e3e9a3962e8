using CoopBot.Answering.Drafting;

namespace CoopBot.Answering.Tests.Drafting;

public sealed class LeaningTests
{
    [Theory]
    [InlineData("This initiative costs $5.")]
    [InlineData("These criminals left.")]
    [InlineData("It costs $5.")]
    [InlineData("They left.")]
    [InlineData("Her ship sank.")]
    [InlineData("Among them were two ships.")]
    [InlineData("However, the ship sank.")]
    [InlineData("Moreover, the ship sank.")]
    [InlineData("That was late.")]
    [InlineData("In its first year, Ostria won.")]
    public void OnPrevious_PointsBack_IsTrue(string sentence) => Assert.True(Leaning.OnPrevious(sentence));

    [Theory]
    [InlineData("Ostria has two ports.")]
    [InlineData("The port opened in 1992.")]
    [InlineData("There are two ports.")]
    [InlineData("It is estimated that two ports opened.")]
    [InlineData("It was possible to leave.")]
    [InlineData("Maria Holm said that this was late.")]
    [InlineData("In Ostria they have two ports.")]
    [InlineData("Two of the ships that sank belonged to them.")]
    [InlineData("")]
    [InlineData("—")]
    public void OnPrevious_StandsAlone_IsFalse(string sentence) => Assert.False(Leaning.OnPrevious(sentence));
}
