using CoopBot.Audit.Service;
using CoopBot.Cli.Commands;
using CoopBot.Cli.Output;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Commands;

public sealed class ConversationTests
{
    [Fact]
    public async Task RunAsync_FollowUps_KnowWhatWasAskedBefore()
    {
        var answerer = new EchoAnswerer();

        (int exit, string output, _) = await TalkAsync(answerer, "Who?\n\n  And where? \n/new\nWhen?\n/quit\nnever\n");

        Assert.Equal(["Who?", "Who?|And where?", "When?"], answerer.Asked);
        Assert.Equal(0, exit);
        Assert.Equal("Who?\n\nWho?|And where?\n\nWhen?\n\n", output);
    }

    [Fact]
    public async Task RunAsync_InputEnds_Ends() => Assert.Equal(0, (await TalkAsync(new EchoAnswerer(), "Who?")).Exit);

    [Fact]
    public async Task RunAsync_Prompts_DontMixWithResults()
    {
        (_, string output, string error) = await TalkAsync(new EchoAnswerer(), "Who?\n");

        Assert.DoesNotContain(">", output);
        Assert.Contains("> ", error);
    }

    private static async Task<(int Exit, string Output, string Error)> TalkAsync(EchoAnswerer answerer, string input)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        using Terminal terminal = Terminal.Of(new StringReader(input), output, error, inIsTerminal: true);
        int exit = await new Conversation(answerer, terminal).RunAsync(explain: false, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    private sealed class EchoAnswerer : IAnswerService
    {
        public List<string> Asked { get; } = [];

        public Task<Answer> AskAsync(Inquiry inquiry, Caller caller, CancellationToken cancellationToken)
        {
            Asked.Add(string.Join('|', inquiry.History.Append(inquiry.Question)));
            return Task.FromResult(Samples.Answer(Outcome.Answered, Asked[^1]));
        }

        public Task<Answer> CheckAsync(string claim, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> RateAsync(string answerId, Rating rating, string? comment, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
