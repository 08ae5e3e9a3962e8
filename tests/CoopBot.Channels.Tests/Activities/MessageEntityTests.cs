using System.Text.Json.Nodes;
using CoopBot.Channels.Activities;
using CoopBot.Grounding.Answers;
using CsCheck;

namespace CoopBot.Channels.Tests.Activities;

public sealed class MessageEntityTests
{
    [Fact]
    public void Create_Entity_IsWhatBothChannelsLookFor() =>
        Assert.Equal("""{"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","@id":""}""", MessageEntity.Create().ToJsonString());

    [Theory]
    [InlineData("The tower", "Height", "The tower, Height")]
    [InlineData("The tower", "The tower", "The tower")]
    [InlineData("The tower", "", "The tower")]
    [InlineData("", "Height", "tower, Height")]
    [InlineData(" The\n tower\t", "", "The tower")]
    public void NameOf_Citation_IsTitleAndHeadingInOneLine(string title, string heading, string expected) =>
        Assert.Equal(expected, MessageEntity.NameOf(new Citation(1, "tower", title, null, null, heading, 0, 1, "T", "/documents/tower")));

    [Fact]
    public void NameOf_NothingToSee_IsAWordAllTheSame() =>
        Assert.Equal("Document", MessageEntity.NameOf(new Citation(1, " ", "\u00A0", null, null, "", 0, 1, "T", "/documents/%20")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Claims_AnyCitations_StayWithinWhatTheChannelsTake(bool linked) => Texts.Citations.Sample(citations =>
    {
        JsonArray claims = MessageEntity.Claims(citations, c => linked ? new Uri("https://bot.example" + c.Url) : null);

        Assert.Equal(Math.Min(citations.Length, 20), claims.Count);
        Assert.All(claims.Index(), claim =>
        {
            JsonNode appearance = claim.Item!["appearance"]!;
            Assert.Equal(("Claim", claim.Index + 1), ((string)claim.Item["@type"]!, (int)claim.Item["position"]!));
            Assert.Equal("DigitalDocument", (string)appearance["@type"]!);
            Assert.InRange(((string)appearance["name"]!).Length, 1, 80);
            Assert.InRange(((string)appearance["abstract"]!).Length, 0, 160);

            // A citation with neither makes Web Chat fail, and the whole chat with it.
            Assert.Equal(linked, appearance["url"] is not null);
            Assert.Equal(!linked, appearance["text"] is not null);
        });
    });
}
