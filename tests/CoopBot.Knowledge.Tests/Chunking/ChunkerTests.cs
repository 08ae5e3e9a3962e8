using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Text;
using CsCheck;

namespace CoopBot.Knowledge.Tests.Chunking;

public sealed class ChunkerTests
{
    private static string Sentence(int number, int words = 15) => $"Rule {number} " + string.Join(' ', Enumerable.Repeat("holds", words - 2)) + ".";

    private static string Paragraph(int first, int sentences) => string.Join(' ', Enumerable.Range(first, sentences).Select(number => Sentence(number)));

    private static IReadOnlyList<Passage> Chunk(string text, ChunkingOptions? options = null, string title = "") => DocumentBuilder.FromText("d", title, text, options: options).Passages;

    [Fact]
    public void Chunk_ShortParagraphsOfASection_Join()
    {
        Passage passage = Assert.Single(Chunk($"# Fees\n\n{Paragraph(1, 2)}\n\n{Paragraph(3, 2)}\n\n{Paragraph(5, 2)}"));

        Assert.Equal(["Fees"], passage.HeadingPath);
        Assert.Equal(6, passage.Sentences.Count);
    }

    [Fact]
    public void Chunk_Sections_NeverShareAPassage()
    {
        IReadOnlyList<Passage> passages = Chunk($"# Office\n\n## Hours\n\n{Paragraph(1, 1)}\n\n## Fees\n\n{Paragraph(2, 1)}\n\n# Annex\n\n{Paragraph(3, 1)}");

        Assert.Equal(["Office > Hours", "Office > Fees", "Annex"], passages.Select(passage => string.Join(" > ", passage.HeadingPath)));
    }

    [Fact]
    public void Chunk_LongParagraph_OverlapsByOneSentence()
    {
        IReadOnlyList<Passage> passages = Chunk(Paragraph(1, 30));

        Assert.True(passages.Count >= 3);
        Assert.All(passages.Zip(passages.Skip(1)), pair => Assert.Equal(pair.First.Sentences[^1], pair.Second.Sentences[0]));
        Assert.All(passages, passage => Assert.InRange(TextShape.CountWords(passage.Text, new TextSpan(0, passage.Text.Length)), 60, 160));
    }

    [Fact]
    public void Chunk_OverlongSentence_IsCutAtAClause()
    {
        string text = string.Join(", ", Enumerable.Range(1, 120).Select(number => $"the rule number {number} holds")) + ".";

        IReadOnlyList<Passage> passages = Chunk(text);

        Assert.True(passages.Count > 1);
        Assert.All(passages.SkipLast(1), passage => Assert.EndsWith(",", passage.Text, StringComparison.Ordinal));
        Assert.All(passages, passage => Assert.True(TokenEstimate.Count(passage.Text) <= 500));
    }

    [Fact]
    public void Chunk_List_StaysWithItsIntroducingLine()
    {
        string items = string.Join('\n', Enumerable.Range(1, 6).Select(number => $"- {Sentence(number, 6)}"));

        IReadOnlyList<Passage> passages = Chunk($"{Paragraph(1, 6)}\n\nThe fee covers:\n\n{items}");

        Assert.EndsWith($"The fee covers:\n\n{items}", passages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Chunk_LongTable_CarriesItsHeaderRow()
    {
        string rows = string.Join('\n', Enumerable.Range(1, 60).Select(number => $"| Item {number} | {number} euros and some cents |"));

        IReadOnlyList<Passage> passages = Chunk($"| Item | Price |\n{rows}");

        Assert.True(passages.Count > 1);
        Assert.All(passages.Skip(1), passage => Assert.Equal("| Item | Price |", passage.Heading));
    }

    [Fact]
    public void Chunk_HeadingsAlone_ArePassages() => Assert.Equal("Only a title", Assert.Single(Chunk("# Only a title")).Text);

    [Fact]
    public void Chunk_NoVisibleText_GivesNothing() => Assert.Empty(Chunk(" \n\n\t"));

    [Fact]
    public void Chunk_TitleAsHeading_IsNotRepeatedInThePath() => Assert.Empty(Assert.Single(Chunk($"# Handbook\n\n{Paragraph(1, 2)}", title: "Handbook")).HeadingPath);

    [Fact]
    public void Chunk_BlocksOfAnotherText_Throws() =>
        Assert.Throws<ArgumentException>(() => Chunker.Chunk(new Document("d", "d", "", "one", "h"), TextSegmenter.Segment("two"), new ChunkingOptions()));

    [Fact]
    public void Chunk_AnyText_GivesExactSlicesInOrderWithinTheWindow() =>
        TextGen.Prose.Sample(text =>
        {
            var options = new ChunkingOptions { TargetWords = 12, PreferredTokens = 32, MaximumTokens = 64 };

            IReadOnlyList<Passage> passages = Chunk(text, options);

            Assert.Equal(text.Any(char.IsLetterOrDigit), passages.Any(passage => passage.Text.Any(char.IsLetterOrDigit)));
            for (int i = 0; i < passages.Count; i++)
            {
                Passage passage = passages[i];
                Assert.Equal(i, passage.Ordinal);
                Assert.Equal(passage.Span.Of(text), passage.Text);
                Assert.NotEmpty(passage.Sentences);
                Assert.Equal(passage.Span, new TextSpan(passage.Sentences[0].Start, passage.Sentences[^1].End));
                Assert.All(passage.Sentences.Zip(passage.Sentences.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
                Assert.True(i == 0 || passages[i - 1].Span.Start < passage.Span.Start);
            }
        });
}
