using System.Net;
using System.Threading.Channels;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Moq;
using Newtonsoft.Json.Linq;

namespace CoopBot.Host.Tests.Teams.Peers;

/// <summary>A turn of the SDK that notes what is sent in it; another company's type, and so a mock.</summary>
internal sealed class RecordingTurn
{
    private readonly Channel<Activity> sent = Channel.CreateUnbounded<Activity>();
    private readonly Queue<Func<ResourceResponse?>> script = new();

    public RecordingTurn(Activity? activity = null)
    {
        Mock.SetupGet(static t => t.Activity).Returns(activity ?? new Activity { Type = ActivityTypes.Message, Conversation = new ConversationAccount { Id = "a:1" } });
        Mock.Setup(static t => t.SendActivityAsync(It.IsAny<IActivity>(), It.IsAny<CancellationToken>())).Returns<IActivity, CancellationToken>((a, _) => Take((Activity)a));
        Mock.Setup(static t => t.UpdateActivityAsync(It.IsAny<IActivity>(), It.IsAny<CancellationToken>())).Returns<IActivity, CancellationToken>((a, _) =>
        {
            Updates.Add((Activity)a);
            return Task.FromResult(new ResourceResponse());
        });
    }

    public Mock<ITurnContext> Mock { get; } = new(MockBehavior.Strict);

    public ITurnContext Turn => Mock.Object;

    /// <summary>Messages that were edited.</summary>
    public List<Activity> Updates { get; } = [];

    /// <summary>All that was sent so far.</summary>
    public List<Activity> All { get; } = [];

    /// <summary>What the channel says of a refusal.</summary>
    public static ErrorResponseException Refusal(HttpStatusCode status, string code, string message) => new()
    {
        Response = new HttpResponseMessageWrapper(new HttpResponseMessage(status), ""), Body = new ErrorResponse(new Error(code, message)),
    };

    /// <summary>What a stream says of itself in an activity.</summary>
    public static JObject? StreamOf(Activity activity) => activity.Entities?.SingleOrDefault(static e => e.Type == "streaminfo")?.Properties;

    /// <summary>The next activity is taken under this id.</summary>
    public RecordingTurn Then(string? id)
    {
        script.Enqueue(() => new ResourceResponse(id));
        return this;
    }

    /// <summary>The next activity fails.</summary>
    public RecordingTurn ThenFails(Exception exception)
    {
        script.Enqueue(() => throw exception);
        return this;
    }

    /// <summary>The next activity that is sent.</summary>
    public ValueTask<Activity> NextAsync() => sent.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private async Task<ResourceResponse?> Take(Activity activity)
    {
        await Task.Yield(); // as a call over the network would
        All.Add(activity);
        sent.Writer.TryWrite(activity);
        return script.TryDequeue(out Func<ResourceResponse?>? next) ? next() : new ResourceResponse();
    }
}
