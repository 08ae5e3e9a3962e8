using System.Text;
using CoopBot.Evaluation.Suites;
using CoopBot.Evaluation.Suites.Conversion;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Suites.Conversion;

public sealed class SuiteConverterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_YamlCase_BecomesTheContractsLine()
    {
        string lines = Convert("s.yaml", """
            # what people ask
            - question: "How many days?"
              expected: [28, days a year]
              document: leave
              quote: 28 days
              tags: leave
              note: asked by everybody
            - id: 007
              claim: yes
              expect: not_supported
              history: ~
            """);

        Assert.Equal(
            """
            {"id":"c-65f58c29c5","question":"How many days?","expect":"answer","must":["\\b28\\b","\\bdays[\\s*]+a[\\s*]+year\\b"],"cite":[{"document":"leave","quote":"28 days"}],"tags":["leave"]}
            {"id":"007","claim":"yes","expect":"not_supported"}

            """,
            lines);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Read_CsvOfAnySeparator_BecomesTheContractsLine(string separator)
    {
        string lines = Convert("s.csv", $"""
            question|expected|document|quote|tags|note
            How many?|"28
            days"|leave|"28 days
            a year"|"a; b"|=1+1
            "'=1+1?"|2|math|||
            """.Replace("|", separator, StringComparison.Ordinal));

        Assert.Equal(
            """
            {"id":"c-b2ebf90d24","question":"How many?","expect":"answer","must":["\\b28\\b","\\bdays\\b"],"cite":[{"document":"leave","quote":"28 days"},{"document":"leave","quote":"a year"}],"tags":["a","b"]}
            {"id":"c-1a684bd8a6","question":"=1+1?","expect":"answer","must":["\\b2\\b"],"cite":[{"document":"math"}]}

            """,
            lines);
    }

    [Fact]
    public void Read_RowThatMoves_KeepsItsId()
    {
        IReadOnlyList<SuiteCase> before = Read("a.csv", "question,expect\nA?,refuse\nB?,refuse\n");
        IReadOnlyList<SuiteCase> after = Read("b.csv", "expect,question\nanswer,B?\nrefuse,A?\n");

        Assert.Equal(before.Select(static c => c.Id), after.Select(static c => c.Id).Reverse());
        Assert.NotEqual(before[0].Id, before[1].Id);
    }

    [Theory]
    [InlineData("question,expect\nA?,refuse\nB?,maybe\n", "s.csv, line 3: \"expect\" is \"maybe\", but is one of answer, refuse, supported,")]
    [InlineData("question,expect\n\"A\n?\",refuse\nB?,\n", "s.csv, line 4: neither \"expect\" nor")]
    [InlineData("id,question,must\na,A?,x\nb,B?,(\n", "s.csv, line 3: \"must\" holds no regular expression")]
    [InlineData("id,question,expect\na,A?,refuse\na,B?,refuse\n", "s.csv, line 3: the id \"a\" stands on line 2 already")]
    [InlineData("question,expect\nA?,refuse\nA?,answer\n", "s.csv, line 3: asks the same as line 2")]
    [InlineData("frage,expect\nA?,refuse\n", "s.csv, line 1: there is no column \"frage\". Known: id,")]
    [InlineData("id,expect\na,refuse\n", "s.csv, line 1: there is neither a column \"question\"")]
    [InlineData("id,question\na,A?\n", "s.csv, line 1: there is neither a column \"expect\"")]
    [InlineData("question,question,expect\na,b,refuse\n", "s.csv, line 1: two columns are named \"question\"")]
    [InlineData("question,expect,expected\nA?,refuse,x\n", "s.csv, line 2: \"expected\" says what an answer holds")]
    [InlineData("question,expect,document,quote\nA?,answer,\"a\nb\",q\n", "s.csv, line 2: 2 documents and 1 quotes")]
    [InlineData("question,claim,expect\nA?,B.,refuse\n", "s.csv, line 2: a case has either")]
    [InlineData("question,expect\nA?\n", "s.csv, line 2: not the CSV that is expected")]
    [InlineData("question,expect\n\"A?,refuse\n", "s.csv, line 2: not the CSV that is expected")]
    [InlineData("question,expect\n", "s.csv holds no cases")]
    [InlineData(" \n", "s.csv is empty")]
    [InlineData("question\0", "s.csv is not text")]
    public void Read_WrongCsv_NamesLineAndProblem(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<SuiteFormatException>(() => Read("s.csv", text)).Message);

    [Theory]
    [InlineData("- question: A?\n  expect: refuse\n- question: B?\n  expect: maybe\n", "s.yaml, line 3: \"expect\" is \"maybe\"")]
    [InlineData("- question: A?\n  must: [x, '(']\n", "s.yaml, line 1: \"must\" holds no regular expression")]
    [InlineData("- question: A?\n  answer: x\n", "s.yaml, line 2: there is no \"answer\". Known:")]
    [InlineData("- question: A?\n  question: B?\n", "s.yaml, line 2: \"question\" stands twice")]
    [InlineData("- question: A?\n  must: {a: b}\n", "s.yaml, line 2: a text is expected")]
    [InlineData("- question: A?\n  cite: leave\n", "s.yaml, line 2: \"cite\" is a list")]
    [InlineData("- question: A?\n  cite: [{quote: x}]\n", "s.yaml, line 2: \"cite\" lacks its \"document\"")]
    [InlineData("- question: A?\n  quote: x\n", "s.yaml, line 1: a case has \"document\"")]
    [InlineData("- &a A?\n", "s.yaml, line 1: a case is a mapping")]
    [InlineData("- question: &a A?\n  expect: refuse\n- question: *a\n", "s.yaml, line 3: anchors and aliases are not read")]
    [InlineData("cases: []\nmore: 1\n", "s.yaml, line 2: only \"cases\"")]
    [InlineData("question: A?\n", "s.yaml, line 1: a list of cases is expected")]
    [InlineData("just words\n", "s.yaml, line 1: a list of cases is expected")]
    [InlineData("- question: A?\n  expect: refuse\n---\n- question: B?\n", "a second document")]
    [InlineData("- question: 'A?\n", "not the YAML that is expected")]
    [InlineData("# nothing\n", "s.yaml holds no cases")]
    public void Read_WrongYaml_NamesLineAndProblem(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<SuiteFormatException>(() => Read("s.yaml", text)).Message);

    [Fact]
    public void Read_ByteOrderMarkOfUtf8_IsNoPartOfTheFirstColumn() =>
        Assert.Equal("A?", Assert.Single(Read("s.csv", "\uFEFFquestion,expect\nA?,refuse\n")).Question);

    [Fact]
    public void Read_Utf16_IsNotGuessed()
    {
        string path = folder.Write("s.csv", Encoding.Unicode.GetBytes("\uFEFFquestion,expect\nÄ?,refuse\n"));

        Assert.Contains("is not", Assert.Throws<SuiteFormatException>(() => SuiteConverter.Read(path)).Message);
    }

    [Fact]
    public void Read_ListsWithinListsWithoutEnd_IsAnErrorAndNoCrash() =>
        Assert.Throws<SuiteFormatException>(() => Read("s.yaml", "- question: " + new string('[', 100_000)));

    [Fact]
    public void Read_TooLarge_SaysSo()
    {
        string path = folder["s.yaml"];
        using (FileStream file = File.Create(path))
        {
            file.SetLength(SuiteText.MaxBytes + 1L);
        }

        Assert.Contains("larger than 64 MiB", Assert.Throws<SuiteFormatException>(() => SuiteConverter.Read(path)).Message);
    }

    [Theory]
    [InlineData("golden.yaml")]
    [InlineData("golden.csv")]
    public void Write_GoldenSet_ComesBackLineByLine(string name)
    {
        Suite golden = SuiteReader.Read(Path.Combine(SharedFolder.Root, "tests", "golden"));

        IReadOnlyList<SuiteCase> back = Read(name, SuiteConverter.Write(name, golden.Cases));

        Assert.Equal(golden.Cases.Select(SuiteCaseJson.Line), back.Select(SuiteCaseJson.Line));
    }

    [Fact]
    public void Write_QuoteOfSeveralLines_IsRefusedByTheTableAlone()
    {
        SuiteCase[] cases = [new("a") { Question = "?", Expect = Expectation.Answer, Cite = [new GoldCitation("d", "one\n\ntwo"), new GoldCitation("e", null)] }];

        Assert.Contains("line 2", Assert.Throws<SuiteFormatException>(() => SuiteConverter.Write("s.csv", cases)).Message);
        Assert.Contains("two", SuiteConverter.Write("s.yaml", cases));
    }

    private IReadOnlyList<SuiteCase> Read(string name, string text) => SuiteConverter.Read(folder.Write(name, text));

    private string Convert(string name, string text) => SuiteConverter.ToJsonLines(Read(name, text));
}
