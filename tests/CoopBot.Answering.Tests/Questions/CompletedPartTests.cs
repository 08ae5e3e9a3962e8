using CoopBot.Answering.Questions;

namespace CoopBot.Answering.Tests.Questions;

public sealed class CompletedPartTests
{
    [Fact]
    public void Split_PartWithoutAVerb_BorrowsThatOfTheFirst() =>
        Assert.Equal(
            ["How many fishing boats were moved to Ostria?", "To which port were fishing boats moved to Ostria?"],
            CompoundQuestion.Split("How many fishing boats were moved to Ostria, and to which port?"));

    [Fact]
    public void Split_PartWithAVerb_KeepsItsOwn() =>
        Assert.Equal(
            ["How many fishing boats were moved?", "Who owns the Blue Harbour?"],
            CompoundQuestion.Split("How many fishing boats were moved, and who owns the Blue Harbour?"));
}
