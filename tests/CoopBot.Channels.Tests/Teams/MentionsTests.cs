using CoopBot.Channels.Teams.Turns;
using CsCheck;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoopBot.Channels.Tests.Teams;

public sealed class MentionsTests
{
    private const string Bot = "28:bot";

    [Theory]
    [InlineData("<at>CoopBot</at> How high is the tower?", "How high is the tower?")]
    [InlineData("<at>CoopBot</at>&nbsp;How high&nbsp;is\u00A0it?", "How high is it?")]
    [InlineData("How high <AT>coopbot</AT> is it?\n\nNow?", "How high is it? Now?")]
    [InlineData("<at>CoopBot</at><at>CoopBot</at>", "")]
    [InlineData("Is <at>Ada</at> right, <at>CoopBot</at>?", "Is Ada right, ?")]
    [InlineData("<at id=\"1\">CoopBot</at> hello", "CoopBot hello")] // no mention's own words: the tag goes, the name stays
    [InlineData("1 < 2 and <attic> > 0", "1 < 2 and <attic> > 0")]
    public void Strip_Mentions_LeavesTheQuestion(string text, string expected) =>
        Assert.Equal(expected, Mentions.Strip(Message(text, Mention(Bot, "CoopBot", "<at>CoopBot</at>"), Mention("29:ada", "Ada", "<at>Ada</at>"))));

    [Fact]
    public void Strip_MentionWithoutItsText_IsFoundByTheName() => Assert.Equal("How high?", Mentions.Strip(Message("<at>CoopBot</at> How high?", Mention(Bot, "CoopBot", null))));

    [Fact]
    public void Strip_EntitiesOfAnyShape_AreSurvived()
    {
        Activity message = Message("How high?");
        message.Entities =
        [
            null, new Entity(), new Entity { Type = "mention" }, new Entity { Type = "mention", Properties = [] },
            new Entity { Type = "mention", Properties = new JObject { ["mentioned"] = "x", ["text"] = new JArray() } },
            new Entity { Type = "mention", Properties = new JObject { ["mentioned"] = new JObject { ["id"] = 7, ["name"] = new JObject() }, ["text"] = 7 } },
        ];

        Assert.Equal("How high?", Mentions.Strip(message));
        Assert.Equal("", Mentions.Strip(new Activity()));
    }

    [Fact]
    public void Strip_BotMentionedAnywhereInWords_LeavesTheWords() => Gen.Select(Texts.Pick("How", "high", "is", "the", "tower?", "40", "m", "é", "日本").Array[0, 12], Gen.Int[0, 12], Gen.Int[1, 3]).Sample(static (words, at, times) =>
    {
        IEnumerable<string> mentions = Enumerable.Repeat("<at>CoopBot</at>", times);
        string text = string.Join(' ', [.. words.Take(at), .. mentions, .. words.Skip(at)]);

        Assert.Equal(string.Join(' ', words), Mentions.Strip(Message(text, Mention(Bot, "CoopBot", "<at>CoopBot</at>"))));
    });

    [Fact]
    public void Strip_AnyTextAndMentions_LeavesOneLineWithoutTags() =>
        Gen.Select(Texts.Any, Texts.Pick(Bot, "29:ada"), Texts.Pick("Ada", "<at>", "", "a</at>"), Texts.Pick(null, "", "<at>Ada</at>", "<at", "40 m", "&nbsp;"), Texts.Pick("", "<at&nbsp;", "&nb<at>sp;", "&NBSP;")).Sample(static (text, id, name, shown, more) =>
        {
            string stripped = Mentions.Strip(Message(text + more + text, Mention(id, name, shown)));

            Assert.DoesNotMatch("(?i)</?at(?:\\s[^<>]*)?>", stripped);
            Assert.DoesNotMatch(@"(?i)&nbsp;|^\s|\s$|\s\s|[^\S ]", stripped);
        });

    private static Activity Message(string text, params Entity[] mentions) =>
        new() { Type = ActivityTypes.Message, Text = text, Recipient = new ChannelAccount(Bot, "CoopBot"), Entities = [.. mentions] };

    private static Entity Mention(string id, string name, string? text) => new()
    {
        Type = "mention", Properties = new JObject { ["mentioned"] = new JObject { ["id"] = id, ["name"] = name }, ["text"] = text },
    };
}
