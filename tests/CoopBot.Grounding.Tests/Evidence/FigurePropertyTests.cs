using CoopBot.Answering.Mentions;
using CoopBot.Grounding.Claims;
using CoopBot.Grounding.Evidence;
using CoopBot.TestKit;
using CsCheck;

namespace CoopBot.Grounding.Tests.Evidence;

public sealed class FigurePropertyTests
{
    [Fact]
    public void Compare_FigureWithItself_IsTheSame() =>
        Texts.Sentence.Sample(text => Assert.All(
            MentionExtractor.Extract(text).Where(m => m.Kind != MentionKind.Name),
            m => Assert.Equal(Agreement.Same, FigureComparison.Compare(m, m))));

    [Fact]
    public void Compare_ExactFigures_IsSymmetric() =>
        Gen.Select(Texts.Sentence, Texts.Sentence).Sample((one, other) =>
        {
            foreach (Mention a in Exact(one))
            {
                Assert.All(Exact(other), b => Assert.Equal(FigureComparison.Compare(a, b), FigureComparison.Compare(b, a)));
            }
        });

    [Fact]
    public void Align_SentenceWithItself_MissesNothing() =>
        Texts.Sentence.Where(t => t.Any(char.IsLetter)).Sample(text =>
            Assert.Equal(
                new Alignment(0, 0, 0, 0, NegationDiffers: false, DirectionDiffers: false),
                Alignment.Of(text, Ostria.Terms(text), Ostria.Part(Snapshots.OnePassage("a", text)))));

    private static IEnumerable<Mention> Exact(string text) =>
        MentionExtractor.Extract(text).Where(m => m.Kind != MentionKind.Name && m.Bound == Bound.Exact);
}
