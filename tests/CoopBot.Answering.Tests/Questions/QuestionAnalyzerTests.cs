using CoopBot.Answering.Mentions;
using CoopBot.Answering.Questions;
using CsCheck;

namespace CoopBot.Answering.Tests.Questions;

public sealed class QuestionAnalyzerTests
{
    [Theory]
    [InlineData("How many ships sank?", AnswerType.Number)]
    [InlineData("What is the population of Ostria?", AnswerType.Number)]
    [InlineData("What percentage of the ships sank?", AnswerType.Number)]
    [InlineData("How old is Maria Holm?", AnswerType.Number)]
    [InlineData("How much does it cost?", AnswerType.Amount)]
    [InlineData("What is the budget of the port?", AnswerType.Amount)]
    [InlineData("When did it open?", AnswerType.Date)]
    [InlineData("In what year did it open?", AnswerType.Date)]
    [InlineData("Which day was it?", AnswerType.Date)]
    [InlineData("How long did it take?", AnswerType.Duration)]
    [InlineData("Who signed it?", AnswerType.Person)]
    [InlineData("Whose ship sank?", AnswerType.Person)]
    [InlineData("To whom was it sold?", AnswerType.Person)]
    [InlineData("Which minister signed it?", AnswerType.Person)]
    [InlineData("Where did it sink?", AnswerType.Place)]
    [InlineData("In which city did it sink?", AnswerType.Place)]
    [InlineData("Why did it sink?", AnswerType.Reason)]
    [InlineData("What is the purpose of the port?", AnswerType.Reason)]
    [InlineData("How does it float?", AnswerType.Manner)]
    [InlineData("Did it sink?", AnswerType.YesNo)]
    [InlineData("Isn't it old?", AnswerType.YesNo)]
    [InlineData("Did she say who signed it?", AnswerType.YesNo)]
    [InlineData("What is the Blue Harbour program?", AnswerType.Definition)]
    [InlineData("Who is Maria Holm?", AnswerType.Definition)]
    [InlineData("Who's Maria Holm?", AnswerType.Person)]
    [InlineData("Who is the mayor of Ostria?", AnswerType.Person)]
    [InlineData("What did the ministry announce?", AnswerType.Other)]
    [InlineData("What does CETAR stand for?", AnswerType.Other)]
    [InlineData("List the ports.", AnswerType.Other)]
    [InlineData("the ports of Ostria", AnswerType.Other)]
    [InlineData("", AnswerType.Other)]
    public void Analyze_Question_HasTheTypeItAsksFor(string question, AnswerType expected) =>
        Assert.Equal(expected, QuestionAnalyzer.Analyze(question).Type);

    [Theory]
    [InlineData("Which agencies help Ostria?")]
    [InlineData("What kinds of ships sank?")]
    [InlineData("What are the ports of Ostria?")]
    [InlineData("What two ships sank?")]
    [InlineData("List the ports.")]
    [InlineData("Name the ministers.")]
    [InlineData("Who are the members?")]
    public void Analyze_SeveralThingsAskedFor_IsAList(string question) => Assert.True(QuestionAnalyzer.Analyze(question).IsList);

    [Theory]
    [InlineData("Which agency helps Ostria?")]
    [InlineData("Who is the mayor?")]
    [InlineData("How many ships sank?")]
    [InlineData("When did the ships sink?")]
    [InlineData("Did the ships sink?")]
    public void Analyze_OneThingAskedFor_IsNoList(string question) => Assert.False(QuestionAnalyzer.Analyze(question).IsList);

    [Theory]
    [InlineData("How many inmates does the program engage?", "inmate")]
    [InlineData("Which federal agencies help?", "agency")]
    [InlineData("What year did it open?", "year")]
    [InlineData("What is the cost of the port?", "cost")]
    [InlineData("Why did it sink?", "")]
    public void Analyze_Focus_IsTheNounAskedFor(string question, string expected) =>
        Assert.Equal(expected, QuestionAnalyzer.Analyze(question).Focus);

    [Theory]
    [InlineData("Who signed it", true)]
    [InlineData("The port opened in 1992?", true)]
    [InlineData("Describe the port.", true)]
    [InlineData("Is it open", true)]
    [InlineData("The port opened in 1992.", false)]
    [InlineData("", false)]
    public void Analyze_QuestionOrOrder_IsInterrogative(string text, bool expected) =>
        Assert.Equal(expected, QuestionAnalyzer.Analyze(text).IsInterrogative);

    [Fact]
    public void Analyze_Question_BringsItsOwnMentions()
    {
        QuestionAnalysis analysis = QuestionAnalyzer.Analyze("  How many ships did Maria Holm buy in 1992? ");

        Assert.Equal("How many ships did Maria Holm buy in 1992?", analysis.Text);
        Assert.Equal([(MentionKind.Name, "Maria Holm"), (MentionKind.Date, "1992")], analysis.Mentions.Select(m => (m.Kind, m.Text)));
    }

    [Fact]
    public void Analyze_AnyText_NeverFails() =>
        Gen.OneOf(TextGen.Text, TextGen.Noise).Sample(text => Assert.Equal(text.Trim(), QuestionAnalyzer.Analyze(text).Text));
}
