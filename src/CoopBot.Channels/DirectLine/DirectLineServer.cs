using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit.Service;
using CoopBot.Channels.Suggestions;
using CoopBot.Grounding.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.DirectLine;

/// <summary>What the routes of the Direct Line 3.0 protocol do.</summary>
internal sealed class DirectLineServer(
    TokenService tokens,
    ConversationStore store,
    ConversationHub hub,
    TurnRunner turns,
    BotActivities activities,
    ISuggestedQuestions suggestions,
    IAnswerService answers,
    IOptions<DirectLineOptions> settings,
    TimeProvider clock)
{
    /// <summary>Where the routes lie.</summary>
    public const string Root = "/v3/directline";

    private const int MaxBody = 64 * 1024;
    private const int PollSize = 200;

    private readonly DirectLineOptions options = settings.Value;

    /// <summary>A token for a new conversation, or for one that a token of ours, even one that has run out, was given for.</summary>
    public async Task<IResult> GiveTokenAsync(HttpContext context)
    {
        JsonObject? body = await ReadObjectAsync(context);
        string? kept = Text(body?["conversationId"]), token = Text(body?["token"]);
        TokenGrant grant;
        if (kept is null)
        {
            grant = tokens.NewGrant();
            await store.CreateAsync(grant.Conversation, grant.User, context.RequestAborted);
        }
        else
        {
            grant = token is null ? throw DirectLineException.NoToken() : await tokens.ReadAsync(token) ?? throw DirectLineException.WrongToken();
            bool continues = grant.Conversation == kept && grant.End > clock.GetUtcNow() && await store.ExistsAsync(grant.Conversation, grant.User, context.RequestAborted);
            if (!continues)
            {
                throw DirectLineException.WrongToken();
            }
        }

        return Json(new ConversationResponse(grant.Conversation, Issue(grant), tokens.Seconds), StatusCodes.Status200OK);
    }

    /// <summary>A new token for the old one's conversation.</summary>
    public async Task<IResult> RefreshAsync(HttpContext context)
    {
        TokenGrant grant = await GrantAsync(context, conversation: null);
        return Json(new ConversationResponse(grant.Conversation, Issue(grant), tokens.Seconds), StatusCodes.Status200OK);
    }

    /// <summary>Starts the token's conversation: the bot greets, once.</summary>
    public async Task<IResult> StartAsync(HttpContext context)
    {
        TokenGrant grant = await GrantAsync(context, conversation: null);
        await store.CreateAsync(grant.Conversation, grant.User, context.RequestAborted);
        IReadOnlyList<string> questions = await ToBeginWithAsync(context.RequestAborted);
        bool begun = await store.GreetAsync(grant.Conversation, activities.Message(grant.Conversation, CourtesyTexts.Greeting, questions), context.RequestAborted);
        hub.Stored(grant.Conversation);
        return Conversation(context, grant, 0, begun ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>A new socket for a conversation that goes on.</summary>
    public async Task<IResult> ReconnectAsync(HttpContext context, string conversation)
    {
        TokenGrant grant = await ExistingAsync(context, conversation);
        return Conversation(context, grant, Watermark(context), StatusCodes.Status200OK);
    }

    /// <summary>What was said behind a watermark, for clients without a socket.</summary>
    public async Task<IResult> PollAsync(HttpContext context, string conversation)
    {
        await ExistingAsync(context, conversation);
        ActivitySet set = await store.ReadAsync(conversation, Watermark(context), PollSize, context.RequestAborted);
        return Results.Text(ActivitySetJson.Of(set), "application/json");
    }

    /// <summary>Takes in an activity: on disk before the client is told, answered later.</summary>
    public async Task<IResult> PostAsync(HttpContext context, string conversation)
    {
        TokenGrant grant = await ExistingAsync(context, conversation);
        ClientActivity activity = ClientActivity.Read(await ReadBodyAsync(context), grant, options, clock.GetUtcNow());
        if (activity.Type == "typing")
        {
            return Id(string.Create(CultureInfo.InvariantCulture, $"{conversation}|typing{clock.GetTimestamp()}"));
        }

        if (activity.Question is not null && await store.CountWaitingAsync(conversation, context.RequestAborted) >= options.MaxWaiting)
        {
            throw new DirectLineException(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many messages of this conversation wait for an answer.");
        }

        // From here on the client's leaving changes nothing: what is stored is answered.
        Posted posted = await store.PostAsync(conversation, activity.Echo, activity.ClientId, activity.Question, Site(context), CancellationToken.None);
        hub.Stored(conversation);
        if (activity.Question is not null && !posted.Repeated)
        {
            hub.Show(conversation, () => activities.Typing(conversation, null));
            turns.Enqueue(conversation);
        }

        if (!posted.Repeated && activity.Feedback() is var (answerId, up) && await store.HasAnswerAsync(conversation, answerId, CancellationToken.None))
        {
            await answers.RateAsync(answerId, up ? Rating.Up : Rating.Down, comment: null, new Caller("webchat", grant.User, conversation), CancellationToken.None);
        }

        return Id(posted.Id);
    }

    /// <summary>Serves a conversation's socket.</summary>
    public async Task StreamAsync(HttpContext context, string conversation, CancellationToken stopping)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw DirectLineException.BadArgument("This address is for web sockets.");
        }

        TokenGrant? grant = await tokens.TakeForStreamAsync(context.Request.Query["t"].ToString());
        if (grant is null || grant.Conversation != conversation)
        {
            throw DirectLineException.WrongToken();
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await new SocketSession(socket, store, hub).RunAsync(conversation, Watermark(context), tokens.ExpiryOf(grant), ends.Token);
    }

    private static string Site(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}";

    private static long Watermark(HttpContext context) =>
        long.TryParse(context.Request.Query["watermark"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long watermark) ? watermark : 0;

    private static IResult Id(string id) => Json(new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id }, StatusCodes.Status200OK);

    private static IResult Json<T>(T value, int status) => Results.Json(value, JsonSerializerOptions.Web, statusCode: status);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static async Task<JsonObject?> ReadObjectAsync(HttpContext context)
    {
        byte[] body = await ReadBodyAsync(context);
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            throw DirectLineException.BadArgument("The body is not valid JSON.");
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[8192];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBody)
            {
                throw new DirectLineException(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The body is too large.");
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>The greeting doesn't wait for the documents: while they are read for the first time there is nothing to suggest.</summary>
    private async Task<IReadOnlyList<string>> ToBeginWithAsync(CancellationToken cancellationToken)
    {
        ValueTask<IReadOnlyList<string>> questions = suggestions.ToBeginWithAsync(cancellationToken);
        return questions.IsCompletedSuccessfully ? await questions : [];
    }

    /// <summary>A new token; the socket that is open may stay as long as it holds.</summary>
    private string Issue(TokenGrant grant)
    {
        hub.Renew(grant.Conversation, tokens.ExpiryOf(grant));
        return tokens.Issue(grant);
    }

    private ConversationStreams Streams => new(tokens);

    private IResult Conversation(HttpContext context, TokenGrant grant, long watermark, int status) => Json(
        new ConversationResponse(grant.Conversation, Issue(grant), tokens.Seconds, Streams.UrlOf(context.Request, grant, watermark)), status);

    private async Task<TokenGrant> ExistingAsync(HttpContext context, string conversation)
    {
        TokenGrant grant = await GrantAsync(context, conversation);

        // 404 ends the conversation in the client; nothing else would tell it that it was deleted.
        return await store.ExistsAsync(conversation, grant.User, context.RequestAborted)
            ? grant
            : throw new DirectLineException(StatusCodes.Status404NotFound, "BadArgument", "There is no such conversation.");
    }

    private async Task<TokenGrant> GrantAsync(HttpContext context, string? conversation)
    {
        const string Scheme = "Bearer ";
        string? header = context.Request.Headers.Authorization;
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw DirectLineException.NoToken();
        }

        TokenGrant grant = await tokens.ReadAsync(header[Scheme.Length..].Trim()) ?? throw DirectLineException.WrongToken();
        return conversation is not null && conversation != grant.Conversation ? throw DirectLineException.WrongToken()
            : grant.Expired ? throw DirectLineException.ExpiredToken()
            : grant;
    }
}
