using CoopBot.Evaluation.Suites;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Suites;

public sealed class SuiteReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_CaseWithEverything_KeepsIt()
    {
        folder.Write("collections.jsonl", """{"id":"c1","documents":[{"id":"d1","title":"T","text":"Words.","date":"2011"}]}""");
        folder.Write("cases.jsonl", """
            {"id":"q1","collection":"c1","question":"Who?","history":["Earlier"],"expect":"answer","must":["\\bone\\b"],"mustNot":["two"],"cite":[{"document":"d1","quote":"Words"},{"document":"d1"}],"tags":["a"],"unknown":1}
            {"id":"k1","claim":"So it is.","expect":"not_supported"}
            """);

        Suite suite = SuiteReader.Read(folder.Path);

        SuiteCase first = suite.Cases[0];
        Assert.Equal(("q1", "c1", "Who?", Expectation.Answer), (first.Id, first.Collection, first.Question, first.Expect));
        Assert.Equal(["Earlier"], first.History);
        Assert.Equal("\\bone\\b", Assert.Single(first.Must).Source);
        Assert.Equal("two", Assert.Single(first.MustNot).Source);
        Assert.Equal([new GoldCitation("d1", "Words"), new GoldCitation("d1", null)], first.Cite);
        Assert.Equal(("So it is.", Expectation.NotSupported), (suite.Cases[1].Claim, suite.Cases[1].Expect));
        Assert.Equal(new SuiteDocument("d1", "T", "Words.", "2011"), Assert.Single(suite.Collections["c1"].Documents));
    }

    [Theory]
    [InlineData("""{"id":"a","question":"?","expect":"maybe"}""", "expect")]
    [InlineData("""{"id":"a","question":"?","expect":1}""", "expect")]
    [InlineData("""{"id":"a","question":"?"}""", "\"expect\" is missing")]
    [InlineData("""{"question":"?","expect":"answer"}""", "\"id\" is missing")]
    [InlineData("""{"id":"a","expect":"answer"}""", "either \"question\" or \"claim\"")]
    [InlineData("""{"id":"a","question":"?","claim":"!","expect":"answer"}""", "either \"question\" or \"claim\"")]
    [InlineData("""{"id":"a","question":"?","expect":"answer","must":["("]}""", "no regular expression")]
    [InlineData("""{"id":"a","collection":"nowhere","question":"?","expect":"answer"}""", "no collection \"nowhere\"")]
    [InlineData("""{"id":"first","question":"?","expect":"answer"}""", "\"first\" stands for an earlier case")]
    [InlineData("null", "a JSON object is expected")]
    [InlineData("{", "not the JSON")]
    public void Read_WrongCase_NamesLineAndProblem(string line, string problem)
    {
        folder.Write("cases.jsonl", "{\"id\":\"first\",\"question\":\"?\",\"expect\":\"answer\"}\n\n" + line + "\n");

        var e = Assert.Throws<SuiteFormatException>(() => SuiteReader.Read(folder.Path));

        Assert.Contains("cases.jsonl, line 3: ", e.Message);
        Assert.Contains(problem, e.Message);
    }

    [Theory]
    [InlineData("""{"id":"c","documents":[{"id":"d"}]}""", "document \"d\" has no \"text\"")]
    [InlineData("""{"id":"c","documents":[{"id":"d","text":""},{"id":"d","text":""}]}""", "two documents have the id \"d\"")]
    [InlineData("""{"id":"c"}""", "\"documents\" is missing")]
    [InlineData("""{"id":"b","documents":[]}""", "the id \"b\" stands for an earlier collection")]
    public void ReadCollections_WrongLine_NamesLineAndProblem(string line, string problem)
    {
        string path = folder.Write("collections.jsonl", "{\"id\":\"b\",\"documents\":[]}\n" + line);

        var e = Assert.Throws<SuiteFormatException>(() => SuiteReader.ReadCollections(path));

        Assert.Contains("collections.jsonl, line 2: " + problem, e.Message);
    }

    [Fact]
    public void Read_NoCasesFile_SaysSo() =>
        Assert.Contains("cases.jsonl doesn't exist", Assert.Throws<SuiteFormatException>(() => SuiteReader.Read(folder.Path)).Message);

    [Fact]
    public void Read_OtherEncoding_IsNotScoredOnMangledWords()
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "cases.jsonl"), [(byte)'"', 0xE9, (byte)'"']);

        Assert.Contains("is not UTF-8", Assert.Throws<SuiteFormatException>(() => SuiteReader.Read(folder.Path)).Message);
    }

    [Fact]
    public void Read_GoldenSet_HalvesAreThoseOfItsReadme()
    {
        Suite golden = SuiteReader.Read(Path.Combine(SharedFolder.Root, "tests", "golden"));

        Assert.True(golden.UsesKnowledgeFolder);
        Assert.Equal(267, golden.Cases.Count);
        Assert.Equal(133, golden.Only(SuiteHalf.Tune).Cases.Count);
        Assert.Equal(134, golden.Only(SuiteHalf.Held).Cases.Count);
    }

    [Theory]
    [InlineData("squad2")]
    [InlineData("mtragun")]
    [InlineData("wice")]
    public void Read_Benchmark_IsInTheFormat(string name)
    {
        string? path = SharedFolder.TryFind("bench", name);
        Assert.SkipUnless(path is not null, "The benchmarks are not beside this checkout.");

        Suite suite = SuiteReader.Read(path);

        Assert.NotEmpty(suite.Cases);
        Assert.False(suite.UsesKnowledgeFolder);
    }
}
