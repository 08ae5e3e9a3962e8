using CoopBot.Knowledge;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Retrieval.Tests.Lexical;

public sealed class Bm25IndexTests
{
    private const double Step = 1e-4; // the index keeps scores in steps of some hundred thousandths

    private static readonly Bm25Parameters Plain = new() { K1 = 1, B = 0 };

    [Fact]
    public void Score_OneTermOnce_IsItsIdf()
    {
        // Without length normalisation a term that stands once gives idf * 1 * (k1 + 1) / (1 + k1) = idf.
        Bm25Index index = Build(Plain, "apple", "pear");

        float[] scores = index.Score(["appl"]);

        Assert.Equal(Math.Log(2), scores[0], Step); // ln(1 + (2 - 1 + 0.5) / (1 + 0.5))
        Assert.Equal(0, scores[1]);
    }

    [Fact]
    public void Score_TermRepeatedInTheQuery_CountsOnce()
    {
        Bm25Index index = Build(Plain, "apple", "pear");

        Assert.Equal(index.Score(["appl"]), index.Score(["appl", "appl"]));
    }

    [Fact]
    public void Score_TermRepeatedInAPassage_GainsLessEachTime()
    {
        Bm25Index index = Build(Plain, "apple", "apple apple", "apple apple apple", "pear");

        float[] scores = index.Score(["appl"]);

        Assert.True(scores[0] < scores[1] && scores[1] < scores[2]);
        Assert.True(scores[2] - scores[1] < scores[1] - scores[0]);
    }

    [Fact]
    public void Score_LongerPassage_IsWorthLess()
    {
        Bm25Index index = Build(new Bm25Parameters { B = 0.75 }, "apple", "apple pear plum cherry", "fig");

        float[] scores = index.Score(["appl"]);

        Assert.True(scores[0] > scores[1]);
    }

    [Fact]
    public void Score_TermInTitleOrHeading_CountsWithItsWeight()
    {
        var parameters = new Bm25Parameters { K1 = 1, B = 0, TitleWeight = 2, HeadingWeight = 0.5 };
        Passage inText = Passages.Of("a", 0, "apple");
        Passage inTitle = Passages.Of("b", 0, "fig") with { Title = "apple" };
        Passage inHeading = Passages.Of("c", 0, "fig") with { HeadingPath = ["apple"] };

        float[] scores = Bm25Index.Build([inText, inTitle, inHeading], parameters).Score(["appl"]);

        double idf = Math.Log(1 + (0.5 / 3.5));
        Assert.Equal(idf * 1, scores[0], Step);         // 1 * 2 / (1 + 1)
        Assert.Equal(idf * 4 / 3, scores[1], Step);     // 2 * 2 / (2 + 1)
        Assert.Equal(idf * 1 / 1.5, scores[2], Step);   // 0.5 * 2 / (0.5 + 1)
    }

    [Fact]
    public void Statistics_KnownAndUnknownTerm_CountPassages()
    {
        Bm25Index index = Build(Plain, "apple apple", "apple", "pear");

        Assert.Equal((3, 2, 0), (index.PassageCount, index.PassageFrequency("appl"), index.PassageFrequency("plum")));
        Assert.True(index.Idf("plum") > index.Idf("pear") && index.Idf("pear") > index.Idf("appl"));
    }

    [Fact]
    public void Score_EmptyIndex_IsEmpty() => Assert.Empty(Build(Plain).Score(["appl"]));

    private static Bm25Index Build(Bm25Parameters parameters, params string[] texts) =>
        Bm25Index.Build([.. texts.Select(static (text, i) => Passages.Of("d", i, text))], parameters);
}
