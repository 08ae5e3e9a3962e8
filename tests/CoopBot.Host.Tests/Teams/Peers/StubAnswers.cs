using System.Collections.Concurrent;
using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Host.Tests.Teams.Peers;

/// <summary>Answers as a test says, and notes what was asked.</summary>
internal sealed class StubAnswers : IAnswerService
{
    /// <summary>Gives the answer to a question; may wait.</summary>
    public Func<Inquiry, CancellationToken, Task<Answer>> Reply { get; set; } =
        static (inquiry, _) => Task.FromResult(Answered($"{inquiry.Question} It is **40 m** high [1].", Cited(1)));

    public ConcurrentQueue<(Inquiry Inquiry, Caller Caller)> Asked { get; } = [];

    public ConcurrentQueue<(string Answer, Rating Rating, string? Comment, Caller Caller)> Ratings { get; } = [];

    /// <summary>An answer that cites as many places as the numbers in its text.</summary>
    public static Answer Answered(string text, params Citation[] citations) => new()
    {
        Id = $"answer-{Guid.NewGuid():N}", Outcome = Outcome.Answered, Text = text, Confidence = 0.9, Question = "", ResolvedQuestion = "", KnowledgeVersion = "v", Citations = citations,
    };

    /// <summary>A citation of the test's one document.</summary>
    public static Citation Cited(int n, string title = "The tower", string quote = "The tower is 40 m high.", string heading = "") =>
        new(n, "tower", title, null, null, heading, 11, 34, quote, "/documents/tower?from=11&to=34");

    public Task<Answer> AskAsync(Inquiry inquiry, Caller caller, CancellationToken cancellationToken)
    {
        Asked.Enqueue((inquiry, caller));
        return Reply(inquiry, cancellationToken);
    }

    public Task<Answer> CheckAsync(string claim, Caller caller, CancellationToken cancellationToken) => AskAsync(new Inquiry(claim), caller, cancellationToken);

    public Task<bool> RateAsync(string answerId, Rating rating, string? comment, Caller caller, CancellationToken cancellationToken)
    {
        Ratings.Enqueue((answerId, rating, comment, caller));
        return Task.FromResult(true);
    }
}
