using CoopBot.Answering.Questions;
using CsCheck;

namespace CoopBot.Answering.Tests.Questions;

public sealed class DeclarativeFormPropertyTests
{
    [Theory]
    [InlineData("Did the?")]
    [InlineData("Where is the?")]
    [InlineData("Who is of?")]
    public void Of_BrokenOffQuestion_DoesNotFail(string question)
    {
        Assert.False(DeclarativeForm.Of(question, null)?.Contains('?', StringComparison.Ordinal) ?? false);
        Assert.False(DeclarativeForm.Of(question, "1992")?.Contains('?', StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Of_AnyTexts_IsNullOrASentence() =>
        Gen.Select(TextGen.Text, TextGen.Text).Sample((question, answer) =>
            Assert.True(DeclarativeForm.Of(question, answer)?.EndsWith('.') ?? true));

    [Theory]
    [InlineData("When was it built?", "in 1992", "It was built in 1992.")]
    [InlineData("When was it built?", "March 1992", "It was built in March 1992.")]
    [InlineData("Where did Maria Holm live?", "near Ostria", "Maria Holm did live near Ostria.")]
    [InlineData("Why did it sink?", "because of the storm", "It did sink because of the storm.")]
    [InlineData("How long did the war last?", "two years", "The war did last two years.")]
    [InlineData("What did the ministry announce?", "a new port", "The ministry did announce a new port.")]
    [InlineData("To whom was it sold?", "Maria Holm", "It was sold to Maria Holm.")]
    [InlineData("In which city was it built?", "Ostria", "It was built in Ostria.")]
    [InlineData("How many ships sank?", "12", "12 ships sank.")]
    [InlineData("How many ships sank?", "12 ships", "12 ships sank.")]
    [InlineData("Is the port open?", "ignored", "The port is open.")]
    public void Of_FurtherForms_MakeTheStatement(string question, string answer, string expected) =>
        Assert.Equal(expected, DeclarativeForm.Of(question, answer));

    [Theory]
    [InlineData("Which agency helps Ostria?", "Some agency helps Ostria.")]
    [InlineData("Where was the treaty signed?", "The treaty was signed.")]
    [InlineData("What did the ministry announce?", "The ministry did announce something.")]
    public void Of_WithoutAnswer_MakesThePremise(string question, string expected) =>
        Assert.Equal(expected, DeclarativeForm.Of(question, null));
}
