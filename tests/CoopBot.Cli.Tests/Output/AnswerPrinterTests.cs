using CoopBot.Cli.Output;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Output;

public sealed class AnswerPrinterTests
{
    private static readonly Citation Citation = Samples.Citation("d", "Ten\ndollars.") with { Publisher = "Office", Date = "2011", Heading = "Fees" };

    [Fact]
    public void Print_Answer_ShowsTextSourceAndQuote() => Assert.Equal(
        """
        It is **ten** [1].

        [1] Title (Office, 2011), "Fees"
            "Ten
            dollars."
            d 0-12

        """,
        Print(Samples.Answer(Outcome.Answered, "It is **ten** [1].", 0.9, Citation)));

    [Fact]
    public void Print_OnATerminal_EmboldensTheShortAnswer() =>
        Assert.StartsWith("It is \e[1mten\e[22m [1].", Print(Samples.Answer(Outcome.Answered, "It is **ten** [1]."), color: true));

    [Fact]
    public void Print_FollowUp_ShowsHowItWasUnderstood() =>
        Assert.Contains("(understood as: What does leave cost?)", Print(Samples.Answer(Outcome.Answered, "x") with { ResolvedQuestion = "What does leave cost?" }));

    [Fact]
    public void Print_Refusal_SaysThatTheNearestAreNoAnswer() =>
        Assert.Contains("none of which answers this", Print(Samples.Answer(Outcome.Refused, "No.") with { Nearest = [Citation] }));

    [Fact]
    public void Print_LongNearestPassage_IsCutAtASpace()
    {
        Citation nearest = Samples.Citation("d", string.Concat(Enumerable.Repeat("word ", 100)));

        string text = Print(Samples.Answer(Outcome.Refused, "No.") with { Nearest = [nearest] });

        Assert.Contains("word word …\"", text);
        Assert.DoesNotContain(nearest.Quote, text);
    }

    private static string Print(Answer answer, bool color = false)
    {
        using StringWriter output = new() { NewLine = "\n" };
        AnswerPrinter.Print(answer, output, color);
        return output.ToString();
    }
}
