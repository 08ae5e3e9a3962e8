using CoopBot.Grounding.Claims;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests.Claims;

public sealed class AlignmentTests
{
    [Theory]
    [InlineData("It employs 4,000 workers.", "It employs 4,000 workers.", 0, 0)]
    [InlineData("It employs 5,000 workers.", "It employs 4,000 workers.", 1, 1)]
    [InlineData("It employs 5,000 workers.", "It owns 4,000 ships.", 1, 0)] // another thing is counted
    [InlineData("It employs 5,000 workers.", "It employs workers.", 1, 0)]
    [InlineData("It employs 5,000 workers.", "It had 4,000 workers and has 5,000 workers.", 0, 0)]
    [InlineData("It opened in 1993.", "It opened in 1992.", 1, 1)]
    [InlineData("It opened in 1993 with 5 ships.", "It opened in 1992 with 6 ships.", 2, 2)]
    [InlineData("It opened.", "It opened in 1992 with 6 ships.", 0, 0)]
    public void Of_Figures_CountsMissingAndConflicting(string claim, string words, int missing, int conflicting)
    {
        Alignment alignment = Of(claim, words);

        Assert.Equal((missing, conflicting), (alignment.FiguresMissing, alignment.FiguresInConflict));
    }

    [Theory]
    [InlineData("It was signed by Maria Holm.", "It was signed by Maria Holm.", 0, 0)]
    [InlineData("It was signed by Maria Holm.", "It was signed by Ana Berg.", 1, 1)]
    [InlineData("It was signed by Maria Holm.", "It was signed.", 1, 0)]
    [InlineData("It was signed.", "It was signed by Ana Berg.", 0, 1)]
    [InlineData("It was signed by Holm.", "It was signed by Maria Holm.", 0, 0)]
    public void Of_Names_CountsMissingAndOther(string claim, string words, int missing, int other)
    {
        Alignment alignment = Of(claim, words);

        Assert.Equal((missing, other), (alignment.NamesMissing, alignment.NamesOther));
    }

    [Fact]
    public void Of_NameInTheTitle_IsNotMissing()
    {
        var (document, passage) = Snapshots.OnePassage("a", "It was signed in 1992.");

        Alignment alignment = Alignment.Of("It was signed by Maria Holm.", Ostria.Terms("It was signed by Maria Holm."), Ostria.Part((document, passage with { Title = "Maria Holm" })));

        Assert.Equal(0, alignment.NamesMissing);
    }

    [Theory]
    [InlineData("Norvania signed it.", "Norvania did not sign it.", true, false)]
    [InlineData("Norvania did not sign it.", "Norvania never signed it.", false, false)]
    [InlineData("Prices rose.", "Prices fell.", false, true)]
    [InlineData("Prices rose.", "Prices rose.", false, false)]
    public void Of_NegationAndDirection_AreCompared(string claim, string words, bool negation, bool direction)
    {
        Alignment alignment = Of(claim, words);

        Assert.Equal((negation, direction), (alignment.NegationDiffers, alignment.DirectionDiffers));
    }

    [Fact]
    public void Of_PartOfAPassage_SeesOnlyItsSentences()
    {
        const string Claim = "The port employs 4,000 workers.";

        Assert.Equal(0, Alignment.Of(Claim, Ostria.Terms(Claim), Ostria.Part(Ostria.Ports)).FiguresMissing);
        Assert.Equal(1, Alignment.Of(Claim, Ostria.Terms(Claim), Ostria.Part(Ostria.Ports, 0, 1)).FiguresMissing);
    }

    private static Alignment Of(string claim, string words) => Alignment.Of(claim, Ostria.Terms(claim), Ostria.Part(Snapshots.OnePassage("a", words)));
}
