using CoopBot.Answering.Conversation;

namespace CoopBot.Answering.Tests.Conversation;

public sealed class SmallTalkTests
{
    [Theory]
    [InlineData("Hello", Courtesy.Greeting)]
    [InlineData("  hi there!! ", Courtesy.Greeting)]
    [InlineData("Good morning, how are you?", Courtesy.Greeting)]
    [InlineData("How are you doing today?", Courtesy.Greeting)]
    [InlineData("Thanks!", Courtesy.Thanks)]
    [InlineData("Thank you so much for your help.", Courtesy.Thanks)]
    [InlineData("ok thanks", Courtesy.Thanks)]
    [InlineData("Goodbye", Courtesy.Farewell)]
    [InlineData("See you later!", Courtesy.Farewell)]
    [InlineData("What can you do?", Courtesy.Help)]
    [InlineData("help", Courtesy.Help)]
    [InlineData("Can you help me please?", Courtesy.Help)]
    [InlineData("Who are you?", Courtesy.Help)]
    [InlineData("Are you a robot?", Courtesy.Help)]
    [InlineData("Which documents do you have?", Courtesy.Catalogue)]
    [InlineData("What’s in your library?", Courtesy.Catalogue)]
    [InlineData("list your sources", Courtesy.Catalogue)]
    [InlineData("What can I ask you about?", Courtesy.Catalogue)]
    public void Recognize_WholeMessageIsACourtesy_NamesIt(string message, Courtesy expected) =>
        Assert.Equal(expected, SmallTalk.Recognize(message));

    [Theory]
    [InlineData("Hello, who signed it?")]
    [InlineData("Thank you, and who signed it?")]
    [InlineData("How are you funded by the ministry?")]
    [InlineData("What documents did the ministry sign?")]
    [InlineData("What can you do with a fishing licence?")]
    [InlineData("Who are the members of the board?")]
    [InlineData("What do you know about the port?")]
    [InlineData("help for fishermen")]
    [InlineData("hi-fi")]
    [InlineData("")]
    [InlineData("?")]
    public void Recognize_AnythingElse_IsForTheDocuments(string message) => Assert.Null(SmallTalk.Recognize(message));

    [Theory]
    [InlineData("Hi, could you tell me who signed it?", "who signed it?")]
    [InlineData("Hello! Who signed it?", "Who signed it?")]
    [InlineData("Good evening - when was it signed?", "when was it signed?")]
    [InlineData("Please tell me when it was signed.", "when it was signed.")]
    [InlineData("Do you happen to know why it was signed?", "why it was signed?")]
    [InlineData("I'd like to know where it was signed", "where it was signed")]
    [InlineData("I was wondering whose ship it was", "whose ship it was")]
    [InlineData("Can you please explain to us how it works?", "how it works?")]
    public void WithoutPreamble_PolitePreamble_IsDropped(string message, string expected) =>
        Assert.Equal(expected, SmallTalk.WithoutPreamble(message));

    [Theory]
    [InlineData("Who signed it?")]
    [InlineData("Do you know Maria Holm?")]
    [InlineData("Tell me about the port.")]
    [InlineData("Hello")]
    [InlineData("hi!")]
    public void WithoutPreamble_NothingToDrop_IsUnchanged(string message) => Assert.Equal(message, SmallTalk.WithoutPreamble(message));
}
