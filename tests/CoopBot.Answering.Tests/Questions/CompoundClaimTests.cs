using CoopBot.Answering.Questions;
using CsCheck;

namespace CoopBot.Answering.Tests.Questions;

public sealed class CompoundClaimTests
{
    private static readonly string[] Joins = [" and was ", " but ", " and ", " is ", " and they have "];

    [Theory]
    [InlineData("The port was opened in 1999 and has 40 berths.", "The port was opened in 1999.", "The port has 40 berths.")]
    [InlineData("Ana Holm is an architect and she was born in Ostria.", "Ana Holm is an architect.", "Ana Holm was born in Ostria.")]
    [InlineData("The port was opened in 1999, but the bridge was never built.", "The port was opened in 1999.", "The bridge was never built.")]
    [InlineData("The mill received grain from the valley and delivered flour to the town.", "The mill received grain from the valley.", "The mill delivered flour to the town.")]
    [InlineData("The port is old, has 40 berths and was sold in 2001 and was closed in 2004.", "The port is old, has 40 berths.", "The port was sold in 2001.", "The port was closed in 2004.")]
    public void Split_SeveralStatements_GivesEachItsSubject(string claim, params string[] statements) => Assert.Equal(statements, CompoundClaim.Split(claim));

    [Theory]
    [InlineData("The port was opened in 1999.")]
    [InlineData("The port has 40 berths and 12 cranes.")]
    [InlineData("The film was written and directed by Ana Holm.")]
    [InlineData("The town sells wool and milk-based soap to the north.")]
    [InlineData("Ana Holm and Per Lund were born in Ostria.")]
    [InlineData("He was waived.")]
    [InlineData("and")]
    [InlineData("")]
    public void Split_OneStatement_IsLeftWhole(string claim) => Assert.Equal([claim], CompoundClaim.Split(claim));

    [Fact]
    public void Split_AnyText_GivesStatementsThatEndAndLosesNoLastWord() =>
        Gen.String[Gen.Char["abcdefgh .,é"], 0, 60].Select(Gen.Int[0, Joins.Length - 1], Gen.String[Gen.Char["abc AB."], 0, 30])
            .Sample((head, join, tail) =>
            {
                IReadOnlyList<string> statements = CompoundClaim.Split(head + Joins[join] + tail);

                Assert.InRange(statements.Count, 1, 4);
                Assert.True(statements.Count == 1 || statements.All(static s => s.EndsWith('.') && s.Length > 1));
            });
}
