using CoopBot.Answering.Conversation;
using CsCheck;

namespace CoopBot.Answering.Tests.Conversation;

public sealed class FollowUpChainTests
{
    [Fact]
    public void Resolve_ChainOfPronouns_ReachesBackToTheName()
    {
        string[] history = ["Who is Maria Holm?", "How old is she?", "Where was she born?"];

        Assert.Equal("When did Maria Holm leave?", FollowUpResolver.Resolve("And when did she leave?", history));
    }

    [Fact]
    public void Resolve_ChainOfSubstitutions_ExchangesOnePartATurn()
    {
        string[] history = ["How many ports did Norvania open in 2018?", "And in 2019?"];

        Assert.Equal("How many ports did Ostria open in 2019?", FollowUpResolver.Resolve("What about Ostria?", history));
    }

    [Fact]
    public void Resolve_NewSubjectBetween_IsTheOneMeant()
    {
        string[] history = ["Who is Maria Holm?", "Who is Ana Berg?"];

        Assert.Equal("How old is Ana Berg?", FollowUpResolver.Resolve("How old is she?", history));
    }

    [Fact]
    public void Resolve_PreambleInHistory_IsNotPartOfTheSubject()
    {
        string[] history = ["Hi, could you tell me who is Maria Holm?"];

        Assert.Equal("How old is Maria Holm?", FollowUpResolver.Resolve("How old is she?", history));
    }

    [Theory]
    [InlineData("What is the Blue Harbour program?", "What are its aims?", "What are the Blue Harbour program's aims?")]
    [InlineData("Who is Maria Holm?", "What is her role?", "What is Maria Holm's role?")]
    [InlineData("Who is Maria Holm?", "Who met her?", "Who met Maria Holm?")]
    [InlineData("Who won the race?", "What was his time?", "What was the time of the person who won the race?")]
    [InlineData("How many nurses does Ostria train?", "What do they earn?", "What do nurses earn?")]
    public void Resolve_Possessive_StandsInTheRightForm(string previous, string question, string expected) =>
        Assert.Equal(expected, FollowUpResolver.Resolve(question, [previous]));

    [Fact]
    public void Resolve_PossessiveWithoutNoun_LeavesNoHole() =>
        Assert.DoesNotContain("  ", FollowUpResolver.Resolve("Was the car his?", ["Who won the race?"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("Why?", "Why (the Lisbon Fishing Agreement)?")]
    [InlineData("And who signed?", "Who signed (the Lisbon Fishing Agreement)?")]
    public void Resolve_Ellipsis_IsPutUnderTheSubject(string question, string expected) =>
        Assert.Equal(expected, FollowUpResolver.Resolve(question, ["When was the Lisbon Fishing Agreement signed?"]));

    [Theory]
    [InlineData("In 2019?", "How many ports did Norvania open in 2019?")]
    [InlineData("how about Ostria?", "How many ports did Ostria open in 2018?")]
    [InlineData("and for Ostria?", "How many ports did Ostria open in 2018?")]
    public void Resolve_Substitution_KeepsTheRestOfTheQuestion(string question, string expected) =>
        Assert.Equal(expected, FollowUpResolver.Resolve(question, ["How many ports did Norvania open in 2018?"]));

    [Fact]
    public void Resolve_SubstitutionWithoutCounterpart_IsAdded() =>
        Assert.Equal("How many ports did Norvania open in 2018?", FollowUpResolver.Resolve("And in 2018?", ["How many ports did Norvania open?"]));

    [Fact]
    public void Resolve_NothingToReferTo_IsUnchanged() =>
        Assert.Equal("How old is he?", FollowUpResolver.Resolve("How old is he?", ["why"]));

    [Fact]
    public void Resolve_OnlyTheLastSixTurns_AreLookedAt()
    {
        string[] history = ["Who is Maria Holm?", .. Enumerable.Repeat("thanks", 6)];

        Assert.Equal("How old is she?", FollowUpResolver.Resolve("How old is she?", history));
    }

    [Fact]
    public void Resolve_AnyTexts_NeverFailsAndIsRepeatable() =>
        Gen.Select(TextGen.Text, TextGen.Text, TextGen.Text).Sample((question, one, two) =>
        {
            string resolved = FollowUpResolver.Resolve(question, [one, two]);

            Assert.Equal(resolved, FollowUpResolver.Resolve(question, [one, two]));
        });

    [Fact]
    public void Resolve_AnyQuestionWithoutHistory_IsUnchanged() =>
        TextGen.Text.Sample(question => Assert.Equal(question, FollowUpResolver.Resolve(question, [])));
}
