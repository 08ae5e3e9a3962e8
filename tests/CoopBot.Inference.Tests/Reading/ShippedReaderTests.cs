using System.Text.Json;
using CoopBot.Inference.Reading;
using CoopBot.TestKit;

namespace CoopBot.Inference.Tests.Reading;

/// <summary>Holds the shipped reader to the scores that PyTorch gives for the same weights in fp32, on a fixed set of pairs.</summary>
public sealed class ShippedReaderTests
{
    /// <summary>What int8 may move a log-odds by; measured on these pairs: 0.20 in the mean, 0.63 at most (docs/adr/0005).</summary>
    private const double LogitTolerance = 0.8;

    /// <summary>What int8 may move a probability by; measured: 0.008 in the mean, 0.041 at most.</summary>
    private const double ProbabilityTolerance = 0.08;

    [Fact]
    public void Judge_ReferencePairs_AgreesWithPyTorch()
    {
        using var reader = new OnnxReader(new ReaderOptions { Folder = Path.Combine(SharedFolder.Root, "models", "reader") });
        string file = Path.Combine(SharedFolder.Root, "tests", "CoopBot.Inference.Tests", "Data", "reader-reference.json");
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement[] pairs = [.. reference.RootElement.GetProperty("pairs").EnumerateArray()];

        IReadOnlyList<ReaderJudgement> judgements = reader.Judge(
            [.. pairs.Select(static p => new ReaderPair(p.GetProperty("query").GetString()!, p.GetProperty("passage").GetString()!))], TestContext.Current.CancellationToken);

        Assert.Equal(13, pairs.Length);
        for (int i = 0; i < pairs.Length; i++)
        {
            double[] expected = [.. pairs[i].GetProperty("probabilities").EnumerateArray().Select(static v => v.GetDouble())];
            Assert.Equal(pairs[i].GetProperty("answerability").GetDouble(), judgements[i].Answerability, LogitTolerance);
            Assert.Equal(expected[0], judgements[i].Supported, ProbabilityTolerance);
            Assert.Equal(expected[1], judgements[i].Contradicted, ProbabilityTolerance);
            Assert.Equal(expected[2], judgements[i].NotFound, ProbabilityTolerance);
        }
    }
}
