using CoopBot.Answering.Questions;

namespace CoopBot.Answering.Tests.Questions;

public sealed class DeclarativeFormTests
{
    [Theory]
    [InlineData("Who signed the treaty?", "Ana Holm", "Ana Holm signed the treaty.")]
    [InlineData("When did the port open?", "1999", "The port did open in 1999.")]
    [InlineData("Where was the agreement signed?", "Ostria", "The agreement was signed in Ostria.")]
    [InlineData("How many inmates does the program engage?", "4,000", "The program does engage 4,000 inmates.")]
    [InlineData("Which agency is helping Norvania?", "The Port Authority", "The Port Authority is helping Norvania.")]
    [InlineData("Who is the mayor of Ostria?", "Ana Holm", "Ana Holm is the mayor of Ostria.")]
    [InlineData("Why did Ana Holm resign?", "illness", "Ana Holm did resign because of illness.")]
    [InlineData("Did Ana Holm resign?", null, "Ana Holm did resign.")]
    [InlineData("Why did Ana Holm resign?", null, "Ana Holm did resign.")]
    [InlineData("Who closed the port?", null, "Somebody closed the port.")]
    public void Of_QuestionAndAnswer_MakesTheStatement(string question, string? answer, string expected) =>
        Assert.Equal(expected, DeclarativeForm.Of(question, answer));

    [Theory]
    [InlineData("population Norvania")]
    [InlineData("why")]
    public void Of_NoQuestionForm_IsNull(string question) => Assert.Null(DeclarativeForm.Of(question, "x"));
}
