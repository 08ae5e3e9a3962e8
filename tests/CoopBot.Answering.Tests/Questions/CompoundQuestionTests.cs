using CoopBot.Answering.Questions;
using CsCheck;

namespace CoopBot.Answering.Tests.Questions;

public sealed class CompoundQuestionTests
{
    [Theory]
    [InlineData("When was the treaty signed, and who signed the treaty?", "When was the treaty signed?|Who signed the treaty?")]
    [InlineData("When was the treaty signed and where was the treaty signed?", "When was the treaty signed?|Where was the treaty signed?")]
    [InlineData("Who signed the treaty? When did Maria Holm leave?", "Who signed the treaty?|When did Maria Holm leave?")]
    [InlineData("How many ships sank; why did the ships sink; who owned the ships?", "How many ships sank?|Why did the ships sink?|Who owned the ships?")]
    [InlineData("When did the Ostria Treaty begin, and in which city was it signed?", "When did the Ostria Treaty begin?|In which city was the Ostria Treaty signed?")]
    public void Split_TwoQuestionsInOne_EachStandsAlone(string question, string expected) =>
        Assert.Equal(expected.Split('|'), CompoundQuestion.Split(question));

    [Theory]
    [InlineData("Who signed the treaty?")]
    [InlineData("Who bought and sold the ships?")]
    [InlineData("What are the aims and the costs of the program?")]
    [InlineData("How and why did it sink?")]
    [InlineData("Who signed the treaty, and when?")]
    [InlineData("Which ships, ports and boats sank?")]
    [InlineData("")]
    public void Split_OneQuestion_IsUnchanged(string question) => Assert.Equal([question], CompoundQuestion.Split(question));

    [Fact]
    public void Split_ManyQuestions_GivesThreeAtMost() =>
        Assert.Equal(3, CompoundQuestion.Split(string.Join(' ', Enumerable.Repeat("Who signed the treaty?", 40))).Count);

    [Fact]
    public void Split_AnyText_NeverFails() =>
        Gen.OneOf(TextGen.Text, TextGen.Noise).Sample(text => Assert.InRange(CompoundQuestion.Split(text).Count, 1, 3));
}
