using CoopBot.Channels.Messages;

namespace CoopBot.Channels.Tests.Messages;

public sealed class ClaimRequestTests
{
    [Theory]
    [InlineData("check: The tower is 40 m high.", "The tower is 40 m high.")]
    [InlineData("  Check : the tower leans", "the tower leans")]
    [InlineData("/check the tower leans", "the tower leans")]
    [InlineData("/check", "")]
    [InlineData("check:", "")]
    [InlineData("Check in opens when?", null)]
    [InlineData("/checks", null)]
    [InlineData("What does a check: cost?", null)]
    [InlineData("", null)]
    public void TryRead_Message_GivesTheClaim(string text, string? expected) => Assert.Equal(expected, ClaimRequest.TryRead(text));
}
