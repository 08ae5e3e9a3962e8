using CoopBot.Audit.Service;
using CoopBot.Channels.Links;
using CoopBot.Channels.Messages;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Host.Api;
using CoopBot.Host.Security;

namespace CoopBot.Host.OpenAi;

/// <summary><c>POST /v1/chat/completions</c> and <c>GET /v1/models</c>: CoopBot for programs that speak OpenAI's protocol.</summary>
internal static class OpenAiRoutes
{
    /// <summary>The channel's name in the answer log.</summary>
    public const string Channel = "openai";

    private static readonly object TheModel = new { id = ChatTurns.Model, @object = "model", created = 0, owned_by = "coopbot" };

    public static void MapOpenAi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder v1 = routes.MapGroup("/v1").RequireAuthorization(Policies.Api);
        v1.MapPost("/chat/completions", CompleteAsync).RequireRateLimiting(ApiServices.PerCaller)
            .WithName("chatCompletions").WithSummary("A question or claim as an OpenAI chat completion, streamed or whole.").Produces<ChatCompletion>(200, "application/json", EventStream.ContentType);
        v1.MapGet("/models", static () => Results.Json(new { @object = "list", data = new[] { TheModel } })).WithName("models").WithSummary("The one model, coopbot.");
        v1.MapGet("/models/{id}", static (string id) => id == ChatTurns.Model ? Results.Json(TheModel) : throw OpenAiException.NoSuchModel()).ExcludeFromDescription();
    }

    /// <summary>An answer's id in this protocol; behind its hyphen stands the id in the log.</summary>
    public static string IdOf(Answer answer) => $"chatcmpl-{answer.Id}";

    private static async Task<IResult> CompleteAsync(ChatRequest request, HttpContext context, MessageAnswerer answerer, IDocumentLinks links, TimeProvider clock)
    {
        ChatTurns turns = ChatTurns.Read(request);
        Caller caller = new(Channel, ApiCaller.NameOf(context));
        Uri site = new($"{context.Request.Scheme}://{context.Request.Host}");
        ChatText Render(Answer answer) => ChatText.Of(answer, citation => links.For(citation) ?? new Uri(site, citation.Url), request.Own?.Sources != false);
        Task<Answer> WorkAsync(IProgress<AnswerStage>? progress, CancellationToken cancellation) => answerer.AnswerAsync(turns.Question, turns.History, caller, progress, cancellation);

        long created = clock.GetUtcNow().ToUnixTimeSeconds();
        if (request.Stream == true)
        {
            return new ChatStream(WorkAsync, Render, request.StreamOptions?.IncludeUsage == true, created);
        }

        Answer answer = await WorkAsync(null, context.RequestAborted);
        ChatText text = Render(answer);
        ChatReplyMessage message = new("assistant", text.Content, text.Annotations);
        return Results.Json(
            new ChatCompletion(IdOf(answer), "chat.completion", created, ChatTurns.Model, [new ChatChoice(0, message, "stop")], new ChatUsage(), answer), AnswerJson.Compact);
    }
}
