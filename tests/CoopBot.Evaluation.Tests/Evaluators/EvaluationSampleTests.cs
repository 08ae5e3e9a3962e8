using EvaluationSample;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Evaluators;

/// <summary>Runs the sample, so that what it shows stays true.</summary>
public sealed class EvaluationSampleTests
{
    [Fact]
    public async Task Run_RightWrongRefusedAndInventedAnswers_FindsWhatIsWrong()
    {
        StringWriter output = new();

        int code = await AnswerCheck.RunAsync(Path.Combine(SharedFolder.Root, "samples", "CoopBot.Samples.Evaluation"), output);

        string[] failed = [.. output.ToString().Split('\n').Where(static l => l.Contains("FAILED", StringComparison.Ordinal)).Select(static l => l.Trim().Split(':')[0])];
        Assert.Equal(1, code);
        Assert.Equal(
            ["FAILED Citation Exactness", "FAILED Verified Groundedness", "FAILED Expected Words", "FAILED Verified Groundedness", "FAILED Right Refusal"],
            failed);
        Assert.Contains("Contradicted", output.ToString());
        Assert.EndsWith("2 of 4 answers pass.", output.ToString().TrimEnd());
    }
}
