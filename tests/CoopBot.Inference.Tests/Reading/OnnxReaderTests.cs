using System.Text.Json;
using CoopBot.Inference.Reading;
using CoopBot.Inference.Weights;

namespace CoopBot.Inference.Tests.Reading;

/// <summary>Runs a reader of the real one's shape with random weights (tiny-reader) and holds it to what PyTorch computed for it.</summary>
public sealed class OnnxReaderTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reading", "tiny-reader");
    private static readonly OnnxReader Reader = new(new ReaderOptions { Folder = Folder });

    [Fact]
    public void Judge_ReferencePairs_GivesPyTorchsScores()
    {
        Reference[] reference = LoadReference();

        IReadOnlyList<ReaderJudgement> judgements = Reader.Judge([.. reference.Select(static r => r.Pair)], TestContext.Current.CancellationToken);

        Assert.Equal(6, judgements.Count);
        for (int i = 0; i < reference.Length; i++)
        {
            Assert.Equal(reference[i].Answerability, judgements[i].Answerability, 1e-3);
            double[] verdicts = [judgements[i].Supported, judgements[i].Contradicted, judgements[i].NotFound];
            Assert.All(verdicts.Zip(reference[i].Entailment), static v => Assert.Equal(v.Second, v.First, 1e-3));
        }
    }

    [Fact]
    public void Judge_OnePairAtATime_GivesTheSameJudgements()
    {
        ReaderPair[] pairs = [.. LoadReference().Select(static r => r.Pair)];

        IReadOnlyList<ReaderJudgement> together = Reader.Judge(pairs, TestContext.Current.CancellationToken);

        for (int i = 0; i < pairs.Length; i++)
        {
            ReaderJudgement alone = Reader.Judge([pairs[i]], TestContext.Current.CancellationToken)[0];
            Assert.Equal(alone.Answerability, together[i].Answerability, 1e-5);
            Assert.Equal((alone.Span?.Start, alone.Span?.End), (together[i].Span?.Start, together[i].Span?.End));
        }
    }

    [Fact]
    public void Judge_PassageWithContext_LooksForTheAnswerBehindIt()
    {
        var pair = new ReaderPair("Who signed?", "Harbour Treaty. The agreement was signed by Ana Ruiz in 2019.", SpanFrom: 16);

        AnswerSpan span = Reader.Judge([pair], TestContext.Current.CancellationToken)[0].Span!;

        Assert.InRange(span.Start, 16, span.End - 1);
        Assert.InRange(span.End, span.Start + 1, pair.Passage.Length);
        Assert.InRange(span.Probability, 0, 1);
        Assert.InRange(span.Margin, 0, span.Probability);
    }

    [Fact]
    public void Judge_EmptyPassage_HasNoSpan() =>
        Assert.Null(Reader.Judge([new ReaderPair("Who signed?", "")], TestContext.Current.CancellationToken)[0].Span);

    [Fact]
    public void Judge_Nothing_GivesNothing() => Assert.Empty(Reader.Judge([], TestContext.Current.CancellationToken));

    [Fact]
    public void Judge_Cancelled_Stops() =>
        Assert.ThrowsAny<OperationCanceledException>(static () => Reader.Judge([new ReaderPair("a", "b")], new CancellationToken(canceled: true)));

    [Fact]
    public void Version_NamesModelHashesAndLimits()
    {
        Assert.StartsWith("tiny-reader 1 sha256:", Reader.Version, StringComparison.Ordinal);
        Assert.EndsWith(" 64/224/30", Reader.Version, StringComparison.Ordinal);
    }

    [Fact]
    public void TryLoad_NoFolder_SaysThatNoneIsSet()
    {
        ModelLoad<OnnxReader> load = OnnxReader.TryLoad(new ReaderOptions { Folder = "" });

        Assert.Equal((null, "No reader is set."), (load.Model, load.Problem));
    }

    [Fact]
    public void TryLoad_MissingFolder_NamesTheFile() =>
        Assert.Contains("model.json", OnnxReader.TryLoad(new ReaderOptions { Folder = "no/such/folder" }).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("reader.onnx", "altered")]
    [InlineData("vocab.txt", "altered")]
    [InlineData("model.json", "can't be read")]
    public void TryLoad_AlteredFile_IsRefused(string file, string problem)
    {
        string copy = Directory.CreateTempSubdirectory("coopbot-reader").FullName;
        foreach (string path in Directory.EnumerateFiles(Folder))
        {
            File.Copy(path, Path.Combine(copy, Path.GetFileName(path)));
        }

        File.AppendAllText(Path.Combine(copy, file), "!");
        ModelLoad<OnnxReader> load = OnnxReader.TryLoad(new ReaderOptions { Folder = copy });
        Directory.Delete(copy, recursive: true);

        Assert.Null(load.Model);
        Assert.Contains(problem, load.Problem, StringComparison.Ordinal);
    }

    private static Reference[] LoadReference() =>
        JsonSerializer.Deserialize<Reference[]>(File.ReadAllBytes(Path.Combine(Folder, "reference.json")), JsonSerializerOptions.Web)!;

    private sealed record Reference(string Query, string Passage, int SpanFrom, double Answerability, double[] Entailment)
    {
        public ReaderPair Pair => new(Query, Passage, SpanFrom);
    }
}
