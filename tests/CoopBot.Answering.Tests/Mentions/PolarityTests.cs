using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Tests.Mentions;

public sealed class PolarityTests
{
    [Theory]
    [InlineData("The port is not open.", true)]
    [InlineData("The port isn't open.", true)]
    [InlineData("The port isn’t open.", true)]
    [InlineData("The port cannot open.", true)]
    [InlineData("No port is open.", true)]
    [InlineData("The port failed to open.", true)]
    [InlineData("The port is open.", false)]
    [InlineData("Nobody said that it was not open.", false)] // two negations cancel
    [InlineData("The knot is tight.", false)]
    [InlineData("", false)]
    public void Negated_OddNumberOfNegations_IsTrue(string text, bool expected) => Assert.Equal(expected, Polarity.Negated(text));

    [Theory]
    [InlineData("Crime increased.", "Crime decreased.")]
    [InlineData("Crime is increasing.", "Crime was reduced.")]
    [InlineData("Prices rose.", "Prices fell.")]
    [InlineData("Prices rise.", "Prices fall.")]
    [InlineData("Prices are rising.", "Prices are falling.")]
    [InlineData("The price rises.", "The price falls.")]
    [InlineData("She wins.", "She loses.")]
    [InlineData("She is winning.", "She is losing.")]
    [InlineData("They hired him.", "They dismissed him.")]
    [InlineData("They are hiring.", "They are dismissing.")]
    [InlineData("She buys ships.", "She sells ships.")]
    [InlineData("The war begins.", "The war ends.")]
    [InlineData("The war is beginning.", "The war is ending.")]
    [InlineData("The port opened.", "The port closed.")]
    [InlineData("The port is closing.", "The port is opening.")]
    [InlineData("He entered the town.", "He left the town.")]
    [InlineData("They succeeded.", "They failed.")]
    [InlineData("They agreed.", "They refused.")]
    [InlineData("The rule permits it.", "The rule prohibits it.")]
    [InlineData("They dropped.", "They increased.")]
    [InlineData("They banned it.", "They allowed it.")]
    [InlineData("They denied nothing before noon.", "They denied nothing after noon.")]
    public void Opposed_InflectedOpposites_AreSeenBothWays(string one, string other)
    {
        Assert.True(Polarity.Opposed(one, other));
        Assert.True(Polarity.Opposed(other, one));
    }

    [Theory]
    [InlineData("Crime increased.", "Crime increased.")]
    [InlineData("Crime increased.", "The port opened.")]
    [InlineData("Prices rose and fell.", "Prices fell and rose.")]
    [InlineData("Sam is here.", "It is different.")]
    [InlineData("It is important.", "They export fish.")]
    [InlineData("It is in the news.", "It is old.")]
    [InlineData("", "")]
    public void Opposed_NoOpposites_IsFalse(string one, string other)
    {
        Assert.False(Polarity.Opposed(one, other));
        Assert.False(Polarity.Opposed(other, one));
    }
}
