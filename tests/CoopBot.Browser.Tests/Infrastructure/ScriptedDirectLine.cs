using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CoopBot.Browser.Tests.Infrastructure;

/// <summary>
/// Stands in for our Direct Line server where a test wants to say what arrives, be it what ours would never send: the few requests that Web
/// Chat makes over a web socket, and a script that answers each message.
/// </summary>
/// <param name="script">What the bot sends when a person has written something: activities, or parts of them.</param>
internal sealed class ScriptedDirectLine(Func<string, IEnumerable<JsonObject>> script) : IStartupFilter
{
    private const string Root = "/v3/directline/conversations";

    private readonly Channel<JsonObject> posted = Channel.CreateUnbounded<JsonObject>();
    private readonly ConcurrentDictionary<string, Conversation> conversations = new(StringComparer.Ordinal);

    /// <summary>What people have sent next, in order.</summary>
    /// <exception cref="TimeoutException">Nothing came within a minute: nothing will.</exception>
    public Task<JsonObject> NextPostedAsync() =>
        posted.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    /// <summary>Conversations begun so far.</summary>
    public int Conversations => conversations.Count;

    /// <summary>While true, no token is given.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Deletes all conversations, as a server does after a time.</summary>
    public void ForgetAll() => conversations.Clear();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseWebSockets();
        app.Use(AnswerAsync);
        next(app);
    };

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        string path = context.Request.Path.Value ?? "";
        if (path == "/api/webchat/token" && IsClosed)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else if (path == "/api/webchat/token")
        {
            JsonNode? asked = await JsonNode.ParseAsync(context.Request.Body);
            string id = asked?["conversationId"]?.GetValue<string>() ?? Begin();
            if (!conversations.ContainsKey(id))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            await context.Response.WriteAsJsonAsync(new { conversationId = id, token = id, expires_in = 1800 });
        }
        else if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            await next(context);
        }
        else if (context.WebSockets.IsWebSocketRequest)
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await conversations[path.Split('/')[4]].SendToAsync(socket, context.RequestAborted);
        }
        else if (path.EndsWith("/activities", StringComparison.Ordinal))
        {
            JsonObject activity = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
            Conversation conversation = conversations[path.Split('/')[4]];
            string id = conversation.Add(activity, "user");
            await posted.Writer.WriteAsync(activity.DeepClone().AsObject());
            await context.Response.WriteAsJsonAsync(new { id });
            if (activity["text"]?.GetValue<string>() is { Length: > 0 } text)
            {
                foreach (JsonObject answer in script(text))
                {
                    conversation.Add(answer, "bot");
                }
            }
        }
        else
        {
            string id = path.Length > Root.Length ? path.Split('/')[4] : context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
            context.Response.StatusCode = path.Length > Root.Length ? 200 : 201;
            await context.Response.WriteAsJsonAsync(new { conversationId = id, token = id, expires_in = 1800, streamUrl = $"ws://{context.Request.Host}{Root}/{id}/stream" });
        }
    }

    private string Begin()
    {
        string id = Guid.NewGuid().ToString("N");
        conversations[id] = new Conversation(id);
        return id;
    }

    private sealed class Conversation(string id)
    {
        private readonly List<JsonObject> activities = [];
        private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Add(JsonObject activity, string role)
        {
            lock (activities)
            {
                string number = $"{id}|{activities.Count:D7}";
                activity["id"] = number;
                activity["timestamp"] ??= "2026-01-01T12:00:00Z";
                activity["from"] ??= new JsonObject { ["id"] = role };
                if (activity["from"] is JsonObject from)
                {
                    from["role"] = role;
                }

                activities.Add(activity);
                more.TrySetResult();
                more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return number;
            }
        }

        public async Task SendToAsync(WebSocket socket, CancellationToken cancellationToken)
        {
            int sent = 0;
            while (socket.State == WebSocketState.Open)
            {
                byte[]? frame = null;
                Task next;
                lock (activities)
                {
                    next = more.Task;
                    if (sent < activities.Count)
                    {
                        JsonObject set = new() { ["activities"] = new JsonArray([.. activities.Skip(sent).Select(static a => a.DeepClone())]), ["watermark"] = $"{activities.Count}" };
                        frame = Encoding.UTF8.GetBytes(set.ToJsonString(JsonSerializerOptions.Web));
                        sent = activities.Count;
                    }
                }

                if (frame is not null)
                {
                    await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                }

                await next.WaitAsync(cancellationToken);
            }
        }
    }
}
