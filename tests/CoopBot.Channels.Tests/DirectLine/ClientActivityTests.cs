using System.Text;
using System.Text.Json.Nodes;
using CoopBot.Channels.DirectLine;
using CsCheck;

namespace CoopBot.Channels.Tests.DirectLine;

public sealed class ClientActivityTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly TokenGrant Grant = new("conv", "dl_ann", Now.AddHours(1), Expired: false);

    [Fact]
    public void Read_Message_KeepsWhatIsTheClientsAndNothingElse()
    {
        ClientActivity read = Read("""
            {"type":"message","text":"How high?","textFormat":"plain","locale":"de-DE","channelData":{"clientActivityID":"c1","more":[1]},"id":"x","serviceUrl":"https://evil.example",
            "from":{"id":"bob","role":"bot"},"recipient":{"id":"coopbot"},"conversation":{"id":"other"},"channelId":"msteams","callerId":"c","replyToId":"r","deliveryMode":"stream","timestamp":"1999-01-01T00:00:00Z"}
            """);

        Assert.Equal(
            """{"type":"message","text":"How high?","textFormat":"plain","locale":"de-DE","channelData":{"clientActivityID":"c1","more":[1]},"timestamp":"2026-11-27T09:00:00.0000000Z","channelId":"webchat","from":{"id":"dl_ann","role":"user"},"conversation":{"id":"conv"}}""",
            read.Echo.ToJsonString());
        Assert.Equal(("message", "How high?", "c1"), (read.Type, read.Question, read.ClientId));
    }

    [Theory]
    [InlineData("""{"type":"message"}""", "")] // the pipeline says what is wrong with an empty question
    [InlineData("""{"type":"message","text":null}""", "")]
    [InlineData("""{"type":"message","text":7}""", "")]
    [InlineData("""{"type":"event","text":"How high?"}""", null)]
    [InlineData("""{"type":"typing"}""", null)]
    public void Read_AnythingButText_AsksForNothing(string body, string? question) => Assert.Equal(question, Read(body).Question);

    [Theory]
    [InlineData("""{"type":"message","channelData":"c1"}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":7}}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":""}}""")]
    public void Read_ClientIdThatIsNone_IsNone(string body) => Assert.Null(Read(body).ClientId);

    [Fact]
    public void Read_ClientIdTooLong_IsNone() => Assert.Null(Read($$$"""{"type":"message","channelData":{"clientActivityID":"{{{new string('c', 201)}}}"}}""").ClientId);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"invoke","name":"x"}""")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    public void Read_NoActivityOfOurs_IsRefusedAsTheClientsMistake(string body) => Assert.Equal(400, Assert.Throws<DirectLineException>(() => Read(body)).Status);

    [Fact]
    public void Read_AnyBytes_AreReadOrRefused() => Gen.OneOf(Gen.Byte.Array[0, 60], Texts.Any.Select(static t => Encoding.UTF8.GetBytes($$"""{"type":"message","text":{{JsonValue.Create(t)!.ToJsonString()}}}"""))).Sample(static bytes =>
    {
        Exception? refused = Record.Exception(() => ClientActivity.Read(bytes, Grant, new DirectLineOptions(), Now));

        Assert.True(refused is null or DirectLineException { Status: 400 }, $"{refused}");
    });

    [Theory]
    [InlineData("LikeAction", "urn:coopbot:fb:01J:like", "01J", true)]
    [InlineData("DislikeAction", "urn:coopbot:fb:01J:dislike", "01J", false)]
    public void Feedback_Thumb_NamesTheAnswer(string type, string id, string answer, bool up) =>
        Assert.Equal((answer, up), Read($$"""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"type":"ClientCapabilities"},{"@type":"{{type}}","@id":"{{id}}"}]}""").Feedback());

    [Theory]
    [InlineData("""{"type":"message","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction","@id":"urn:coopbot:fb:01J:like"}]}""")]
    [InlineData("""{"type":"event","name":"other","entities":[{"@type":"LikeAction","@id":"urn:coopbot:fb:01J:like"}]}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback"}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":{}}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[null,7,{"@type":"LikeAction"},{"@type":"LikeAction","@id":7},{"@type":"VoteAction","@id":"urn:coopbot:fb:01J:like"},{"@type":"LikeAction","@id":"urn:other:01J"}]}""")]
    public void Feedback_AnythingElse_IsNone(string body) => Assert.Null(Read(body).Feedback());

    private static ClientActivity Read(string body) => ClientActivity.Read(Encoding.UTF8.GetBytes(body), Grant, new DirectLineOptions(), Now);
}
