using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Runs;

public sealed class RunStoreTests : IDisposable
{
    private static readonly SuiteCase First = new("a") { Question = "How <much>?", Expect = Expectation.Answer, Must = [new TextPattern("ten")], Cite = [new GoldCitation("d", "ten")], Tags = ["t"] };
    private static readonly SuiteCase Second = new("b") { Claim = "So.", Expect = Expectation.Supported };

    private readonly TemporaryFolder folder = new();
    private readonly RunStore store;

    public RunStoreTests() => store = new RunStore(folder.Path, TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_CompleteRun_IsWhatWasWritten()
    {
        RanCase ran = Ran(First, Samples.Answer(Outcome.Answered, "It is ten.", 0.75, Samples.Citation("d", "ten")) with
        {
            Explanation = new Explanation("reader", [new("coverage", 0.1), new("broken", double.NaN)], []),
        });
        string id;
        using (RunWriter writer = store.Create(Describe))
        {
            id = writer.Manifest.Id;
            writer.Append("s", ran);
            writer.Complete([new SuiteRun(new Suite("s", "", [First], new Dictionary<string, SuiteCollection>(StringComparer.Ordinal)), [ran])]);
        }

        StoredRun read = store.Open(id);

        RanCase back = Assert.Single(Assert.Single(read.Suites).Cases);
        Assert.Equal(SuiteCaseJson.Line(First), SuiteCaseJson.Line(back.Case));
        Assert.Equal(RunRecords.ResultLine(ran.Answer!), RunRecords.ResultLine(back.Answer!));
        Assert.True(back.Measures.Judgement.Right);
        Assert.Equal((1, 1), (back.Measures.ValidCitations, back.Measures.ExpectedCitations));
        Assert.Equal([3], back.Measures.GoldRanks!);
        Assert.Equal(new CitationContext("It is ", "."), Assert.Single(back.Contexts));
        Assert.Equal(0.1, back.Answer!.Explanation!.Features[0].Value);
        Assert.Equal(1, (int?)read.Manifest.Summaries[0].Figures["all"]!["right"]);
        Assert.Equal(id, Assert.Single(store.List()).Id);
        Assert.Equal(id, store.OpenLatest()!.Manifest.Id);
    }

    [Fact]
    public void Resume_KilledInTheMiddleOfALine_KeepsWhatWasComplete()
    {
        string id = Interrupted();
        string results = Path.Combine(folder.Path, "runs", id, "results.jsonl");
        File.AppendAllText(results, "{\"suite\":\"s\",\"ca");

        using (RunWriter writer = store.Resume(id, Describe(id, default)))
        {
            Assert.Equal(["a"], writer.KnownOf("s").Keys);
            writer.Append("s", Ran(Second, Samples.Answer(Outcome.Checked) with { Verdict = Verdict.Supported }));
        }

        Assert.Equal(["a", "b"], store.Open(id).Suites[0].Cases.Select(static c => c.Case.Id));
    }

    [Fact]
    public void Resume_CaseThatCouldNotBeRun_GetsAnotherTry()
    {
        string id = Interrupted(Ran(First, null) with { Error = "broken" });

        using RunWriter writer = store.Resume(id, Describe(id, default));

        Assert.Empty(writer.KnownOf("s"));
    }

    [Fact]
    public void Resume_SomethingHasChanged_NamesIt()
    {
        string id = Interrupted();
        RunManifest now = Describe(id, default) with { Settings = "other", Knowledge = "other", Suites = [new RunSuite("s", "", "other", 2, null, null)] };

        string message = Assert.Throws<RunStoreException>(() => store.Resume(id, now)).Message;

        Assert.Contains("the settings, the knowledge, the suite s changed", message);
    }

    [Theory]
    [InlineData("../runs")]
    [InlineData("20260101T000000-abcdef")]
    [InlineData("")]
    public void Open_NoSuchRun_SaysSo(string id) => Assert.Throws<RunStoreException>(() => store.Open(id));

    [Fact]
    public void List_OneFolderIsBroken_ShowsTheOthers()
    {
        string id = Interrupted();
        folder.Write("runs/20260101T000000-abcdef/run.json", "{");

        Assert.Equal([id], store.List().Select(static r => r.Id));
    }

    private static RunManifest Describe(string id, DateTimeOffset now) => new()
    {
        Id = id,
        Started = now,
        Program = "1",
        Settings = "sha256:1",
        Models = "m",
        Knowledge = "sha256:2",
        Suites = [new RunSuite("s", "/there", "sha256:3", 2, null, null)],
    };

    private static RanCase Ran(SuiteCase @case, Answer? answer) => new(
        CaseMeasures.Of(@case, answer, static _ => "ten", answer is null ? null : [3]), null, answer?.Citations.Count > 0 ? [new CitationContext("It is ", ".")] : []);

    private string Interrupted(RanCase? ran = null)
    {
        using RunWriter writer = store.Create(Describe);
        writer.Append("s", ran ?? Ran(First, Samples.Answer(Outcome.Answered, "It is ten.")));
        return writer.Manifest.Id;
    }
}
