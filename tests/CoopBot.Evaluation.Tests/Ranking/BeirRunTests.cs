using CoopBot.Evaluation.Ranking;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Ranking;

public sealed class BeirRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_WithoutEncoder_RanksByWords()
    {
        BeirCollection collection = BeirCollection.Load(WriteCollection());

        BeirResult result = await new BeirRun(encoder: null).RunAsync(collection, progress: null, TestContext.Current.CancellationToken);

        Assert.Equal((3, 3, 2), (result.Documents, result.Passages, result.Queries.Count)); // the question without judgement is left out
        Assert.Equal(new RankingFigures(1, 1, 1), result.Queries[0].Lexical);
        Assert.Equal(new RankingFigures(0, 0, 0), result.Queries[1].Lexical); // the relevant document shares no word with it
        Assert.Equal(new RankingFigures(0.5, 0.5, 0.5), result.Fused);
        Assert.Null(result.Dense);
    }

    [Fact]
    public async Task RunAsync_WithEncoder_FindsByMeaningToo()
    {
        BeirCollection collection = BeirCollection.Load(WriteCollection());
        var progress = new ProgressList();

        BeirResult result = await new BeirRun(TestModels.Encoder).RunAsync(collection, progress, TestContext.Current.CancellationToken);

        Assert.Equal(1, result.Dense!.NdcgAt10, 9);
        Assert.Equal(1, result.Fused.NdcgAt10, 9);
        Assert.Equal(1, progress.Last);
    }

    [Theory]
    [InlineData("corpus.jsonl", "{\"title\":\"no id\"}", "corpus.jsonl:1")]
    [InlineData("queries.jsonl", "not json", "queries.jsonl:1")]
    [InlineData("qrels/test.tsv", "q1 d1 1", "test.tsv:1")]
    public void Load_BrokenLine_NamesFileAndLine(string file, string line, string place)
    {
        string path = WriteCollection();
        folder.Write(file, line);

        var error = Assert.Throws<InvalidDataException>(() => BeirCollection.Load(path));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsAt_OtherFolder_IsFalse()
    {
        Assert.False(BeirCollection.IsAt(folder.Path));
        Assert.True(BeirCollection.IsAt(WriteCollection()));
    }

    private string WriteCollection()
    {
        folder.Write("corpus.jsonl", """
            {"_id":"d1","title":"Bakery","text":"The bakery opens at seven in the morning."}
            {"_id":"d2","title":"Music","text":"The orchestra plays in the park on Sundays."}
            {"_id":"d3","text":"Inmates sew uniforms in workshops."}
            """);
        folder.Write("queries.jsonl", """
            {"_id":"q1","text":"When does the bakery open?"}
            {"_id":"q2","text":"Where can I hear a symphony?"}
            {"_id":"q3","text":"Nobody judged this one."}
            """);
        folder.Write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n");
        return folder.Path;
    }

    private sealed class ProgressList : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => Last = value;
    }
}
