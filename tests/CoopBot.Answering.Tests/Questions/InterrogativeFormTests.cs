using CoopBot.Answering.Questions;

namespace CoopBot.Answering.Tests.Questions;

public sealed class InterrogativeFormTests
{
    [Theory]
    [InlineData("The Harbour Authority is an agency of the town.", "What is the Harbour Authority?")]
    [InlineData("The Harbour Authority will train 120 pilots over the next years.", "How many pilots will the Harbour Authority train?")]
    [InlineData("The Old Mill can hold 300 sacks of grain.", "How many sacks can the Old Mill hold?")]
    [InlineData("UNESCO has listed two old churches in the town.", "How many old churches has UNESCO listed?")]
    [InlineData("The Ministry of Public Works will repair the bridge.", "What will the Ministry of Public Works do?")]
    [InlineData("The Harbour Authority will spend $120 million on tugs.", "How much money will the Harbour Authority spend?")]
    [InlineData("The Harbour Authority provided more than $120 million.", "How much money did the Harbour Authority provide?")]
    [InlineData("The Harbour Authority provides at least 20 boats.", "How many boats does the Harbour Authority provide?")]
    [InlineData("In the spring of 1999, the Old Mill trained nearly 20 millers.", "How many millers did the Old Mill train?")]
    [InlineData("Parliament provided 20 boats.", "How many boats did Parliament provide?")]
    [InlineData("The Ministry of Public Works trained 40 divers in spring.", "How many divers did the Ministry of Public Works train?")]
    [InlineData("The Harbour Authority provided 40 boats.", "How many boats did the Harbour Authority provide?")]
    [InlineData("The Harbour Authority stopped 40 boats.", "How many boats did the Harbour Authority stop?")]
    [InlineData("The Harbour Authority carried 40 boats.", "How many boats did the Harbour Authority carry?")]
    [InlineData("Ana Holm opened the new pier in May 1999.", "When did Ana Holm open the new pier?")]
    [InlineData("The Harbour Authority was founded in 1911.", "When was the Harbour Authority founded?")]
    [InlineData("The Harbour Authority has 40 boats.", "How many boats does the Harbour Authority have?")]
    [InlineData("There are 19 lighthouses on the north coast.", "How many lighthouses are there on the north coast?")]
    public void Of_StatementAboutAName_IsTurnedRound(string sentence, string question) => Assert.Equal(question, InterrogativeForm.Of(sentence, IsWord));

    [Theory]
    [InlineData("It will train 120 pilots.")] // about whom?
    [InlineData("Ana Holm is an architect.")] // a person, or a ship?
    [InlineData("The Harbour Authority has repaired the bridge.")]
    [InlineData("The Harbour Authority filmed 40 boats.")] // of an unknown word
    [InlineData("The Old Mill opened it in 1999.")]
    [InlineData("The Old Mill owned by the town can hold 300 sacks.")]
    [InlineData("This authority will train 120 pilots.")]
    [InlineData("If it can, the Harbour Authority will train 120 pilots.")]
    [InlineData("Pilots will train 20 boys.")] // a word like any other
    [InlineData("The pilots will arrive in spring.")] // no name: which pilots?
    [InlineData("The Harbour Authority will not train pilots.")]
    [InlineData("The Harbour Authority, founded in 1911, is an agency.")]
    [InlineData("The Harbour Authority trains pilots.")]
    [InlineData("Harbour Authority: what it will do")]
    [InlineData("Will the Harbour Authority train pilots?")]
    [InlineData("")]
    public void Of_AnyOtherSentence_IsLeftAlone(string sentence) => Assert.Null(InterrogativeForm.Of(sentence, IsWord));

    [Theory]
    [InlineData("Border Pilots", "What is known about Border pilots?")]
    [InlineData("The Old Mill", "What is known about the Old Mill?")]
    [InlineData("About this page", null)]
    [InlineData("What the mill is for", null)]
    [InlineData("Results", null)]
    [InlineData("Chapter 2: the harbour", null)]
    [InlineData("", null)]
    public void OfHeading_AnyHeading_IsAskedAboutWhereItIsANounPhrase(string heading, string? question) =>
        Assert.Equal(question, InterrogativeForm.OfHeading(heading, IsWord));

    private static bool IsWord(string word) => word is "train" or "provide" or "stop" or "carry" or "open" or "pilots" or "parties";
}
