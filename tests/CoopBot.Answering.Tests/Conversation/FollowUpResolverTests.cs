using CoopBot.Answering.Conversation;

namespace CoopBot.Answering.Tests.Conversation;

public sealed class FollowUpResolverTests
{
    [Theory]
    [InlineData("What is the Blue Harbour program?", "How many sailors does it train?", "How many sailors does the Blue Harbour program train?")]
    [InlineData("Who signed the Lisbon Fishing Agreement?", "and where did they sign it?", "Where did they sign the Lisbon Fishing Agreement?")]
    [InlineData("How many members of Red Dawn were moved to Fort Hale?", "How long will they be held?", "How long will members of Red Dawn be held?")]
    [InlineData("How many nurses is the ministry going to train?", "And what will they do for the schools?", "What will nurses do for the schools?")]
    [InlineData("Who won the Norvanian election in May 2019?", "How old is he?", "How old is the person who won the Norvanian election in May 2019?")]
    [InlineData("Which Secretary of Health toured the clinic in Norvania?", "what did she say about it?", "What did she say about the clinic?")]
    [InlineData("What was Operation Kestrel?", "How many of those arrested in it were convicted?", "How many of those arrested in Operation Kestrel were convicted?")]
    [InlineData("Who is Maria Holm?", "How old is she?", "How old is Maria Holm?")]
    [InlineData("What does CETAR stand for?", "How many inmates can it hold?", "How many inmates can CETAR hold?")]
    [InlineData("How many ports did Norvania open in 2018?", "And in 2019?", "How many ports did Norvania open in 2019?")]
    [InlineData("What is the population of Norvania?", "What about Ostria?", "What is the population of Ostria?")]
    public void Resolve_LeaningQuestion_StandsAlone(string previous, string question, string expected) =>
        Assert.Equal(expected, FollowUpResolver.Resolve(question, [previous]));

    [Theory]
    [InlineData("When was the treaty of Ostria signed?")]
    [InlineData("Is it true that Norvania has two ports?")]
    public void Resolve_QuestionThatStandsAlone_IsUnchanged(string question) =>
        Assert.Equal(question, FollowUpResolver.Resolve(question, ["Who is Maria Holm?"]));

    [Fact]
    public void Resolve_WithoutHistory_IsUnchanged() =>
        Assert.Equal("How old is he?", FollowUpResolver.Resolve("How old is he?", []));

    [Fact]
    public void Resolve_GreetingBetween_IsSkipped() =>
        Assert.Equal("How old is Maria Holm?", FollowUpResolver.Resolve("How old is she?", ["Who is Maria Holm?", "thanks!"]));
}
