using System.Text.Json.Nodes;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Running;

public sealed class RunRecordsTests
{
    [Fact]
    public void FeatureLine_RefusedQuestion_HoldsWhatItRestedOn()
    {
        Answer answer = Samples.Answer(Outcome.Refused, confidence: 0.7) with
        {
            Reason = RefusalReason.NotStated,
            Explanation = new Explanation("lexical", [new("coverage", 0.25), new("broken", double.NaN)], []),
        };
        CaseMeasures measures = CaseMeasures.Of(new SuiteCase("g-direct-001") { Question = "?", Expect = Expectation.Refuse }, answer, static _ => null);

        JsonNode line = JsonNode.Parse(RunRecords.FeatureLine("golden", measures))!;

        Assert.Equal("golden", (string?)line["suite"]);
        Assert.Equal("refuse", (string?)line["expect"]);
        Assert.Equal("not_stated", (string?)line["reason"]);
        Assert.True((bool?)line["right"]);
        Assert.Equal(0.25, (double?)line["features"]!["coverage"]);
        Assert.Null(line["features"]!["broken"]); // JSON has no NaN
    }

    [Fact]
    public void ResultLine_Answer_IsOneLineInTheSharedShape()
    {
        string line = RunRecords.ResultLine(Samples.Answer(Outcome.Answered, "a\nb “c”", 0.5, Samples.Citation("d", "x")));

        Assert.DoesNotContain('\n', line);
        Assert.Contains("“c”", line);
        Assert.Equal(1, (int?)JsonNode.Parse(line)!["citations"]![0]!["n"]);
    }
}
