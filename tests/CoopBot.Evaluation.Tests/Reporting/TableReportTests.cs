using System.Xml.Linq;
using CoopBot.Evaluation.Reporting;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Tests.Runs;

namespace CoopBot.Evaluation.Tests.Reporting;

public sealed class TableReportTests
{
    private static readonly StoredRun Run = SmallRuns.Of(SmallRuns.Question("a", "ten"), SmallRuns.Question("b", "=nine <&>\u0001"), SmallRuns.Failed("c"));

    [Fact]
    public void Junit_WrongAndFailedCases_AreFailureAndError()
    {
        using MemoryStream output = new();

        JunitReport.Write(Run, output);

        XElement suite = XDocument.Load(new MemoryStream(output.ToArray())).Root!.Element("testsuite")!;
        Assert.Equal(("3", "1", "1"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("errors")));
        Assert.Equal(["", "failure", "error"], suite.Elements("testcase").Select(static c => c.Elements().SingleOrDefault()?.Name.LocalName ?? ""));
        Assert.Equal("=nine <&>\uFFFD", (string?)suite.Descendants("failure").Single());
        Assert.Equal("text lacks ten", (string?)suite.Descendants("failure").Single().Attribute("message"));
    }

    [Fact]
    public void Csv_AnswerThatLooksLikeAFormula_IsText()
    {
        using StringWriter output = new();

        CsvReport.Write(Run, output);

        string[] lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("suite,id,tags,", lines[0]);
        Assert.StartsWith("s,b,,How much?,answer,no,text lacks ten,answered,", lines[2]);
        Assert.DoesNotContain(",=nine", lines[2]);
    }
}
