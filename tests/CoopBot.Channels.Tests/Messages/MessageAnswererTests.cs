using CoopBot.Audit.Service;
using CoopBot.Channels.Messages;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Channels.Tests.Messages;

public sealed class MessageAnswererTests
{
    private static readonly Caller Ann = new("webchat", "ann", "conv");

    [Theory]
    [InlineData("How high is it?", "ask How high is it? after [Where is the tower?] for webchat")]
    [InlineData("check: It is 40 m high.", "check It is 40 m high. for webchat")]
    [InlineData("/check", "check  for webchat")] // the pipeline says what is wrong with an empty claim
    [InlineData("Check in opens when?", "ask Check in opens when? after [Where is the tower?] for webchat")]
    public async Task Answer_Message_IsAskedOrChecked(string text, string expected)
    {
        Service service = new();

        await new MessageAnswerer(service).AnswerAsync(text, ["Where is the tower?"], Ann, progress: null, TestContext.Current.CancellationToken);

        Assert.Equal([expected], service.Asked);
    }

    private sealed class Service : IAnswerService
    {
        public List<string> Asked { get; } = [];

        public Task<Answer> AskAsync(Inquiry inquiry, Caller caller, CancellationToken cancellationToken)
        {
            Asked.Add($"ask {inquiry.Question} after [{string.Join('|', inquiry.History)}] for {caller.Channel}");
            return Task.FromResult(Samples.Answer());
        }

        public Task<Answer> CheckAsync(string claim, Caller caller, CancellationToken cancellationToken)
        {
            Asked.Add($"check {claim} for {caller.Channel}");
            return Task.FromResult(Samples.Answer());
        }

        public Task<bool> RateAsync(string answerId, Rating rating, string? comment, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException("Nobody rates here.");
    }
}
