using CoopBot.Evaluation.Linting;
using CoopBot.Evaluation.Suites;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Linting;

public sealed class SuiteLintTests
{
    private static readonly Dictionary<string, string> Documents = new(StringComparer.Ordinal) { ["fees"] = "The fee is ten dollars.", ["leave"] = "There are 28 days." };
    private static readonly SuiteCase Answer = new("a") { Question = "How much is it?", Expect = Expectation.Answer, Must = [new TextPattern("ten")], Cite = [new GoldCitation("fees", "fee is TEN")] };
    private static readonly SuiteCase Refuse = new("r") { Question = "Who won?", Expect = Expectation.Refuse };

    [Fact]
    public void Check_GoodSuite_FindsNothing() => Assert.Empty(Lint(Answer, Refuse));

    [Theory]
    [InlineData("gone", "x", "there is no document gone")]
    [InlineData("fees", "eleven dollars", "stands no longer in fees.")]
    [InlineData("fees", "28 days", "stands no longer in fees, but in leave")]
    public void Check_CitedWordsAreGone_SaysWhereTheyAre(string document, string quote, string message) =>
        Assert.Contains(message, Assert.Single(Lint(Answer with { Cite = [new GoldCitation(document, quote)] }, Refuse)).Message);

    [Fact]
    public void Check_PatternThatNoDocumentHolds_IsNamed() =>
        Assert.Equal(("a", "pattern"), (Lint(Answer with { Must = [new TextPattern("\\beleven\\b")] }, Refuse)[0].Case, Lint(Answer with { Must = [new TextPattern("eleven")] }, Refuse)[0].Kind));

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Check_AnswerCaseWithoutMustAndCite_IsUnchecked(bool must, bool cite, bool found)
    {
        IReadOnlyList<LintFinding> findings = Lint(Answer with { Must = must ? Answer.Must : [], Cite = cite ? Answer.Cite : [], MustNot = [new TextPattern("eleven")] }, Refuse);

        Assert.Equal(found ? ["a unchecked"] : [], findings.Select(static f => $"{f.Case} {f.Kind}"));
    }

    [Fact]
    public void Check_SameQuestionTwice_SaysWhetherTheyDisagree()
    {
        IReadOnlyList<LintFinding> findings = Lint(Answer, Refuse, new SuiteCase("b") { Question = "how MUCH is it", Expect = Expectation.Refuse }, Answer with { Id = "c", History = ["Fees"] });

        Assert.Equal(("b", "asks the same as a, and expects otherwise."), (Assert.Single(findings).Case, findings[0].Message));
    }

    [Fact]
    public void Check_NothingToRefuse_IsUnbalanced() => Assert.Equal("balance", Assert.Single(Lint(Answer)).Kind);

    [Fact]
    public void Check_GoldenSet_IsClean()
    {
        Suite golden = SuiteReader.Read(Path.Combine(SharedFolder.Root, "tests", "golden"));
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(SharedFolder.Root, "knowledge"), "*.md"))
        {
            string text = File.ReadAllText(file);
            texts[text.Split('\n').First(static l => l.StartsWith("id: ", StringComparison.Ordinal))["id: ".Length..].Trim()] = text;
        }

        Assert.Empty(SuiteLint.Check(golden, texts));
    }

    private static IReadOnlyList<LintFinding> Lint(params SuiteCase[] cases) =>
        SuiteLint.Check(new Suite("s", "", cases, new Dictionary<string, SuiteCollection>(StringComparer.Ordinal)), Documents);
}
