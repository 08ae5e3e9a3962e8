using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Host.Api;

/// <summary><c>POST /api/ask</c> and <c>/api/check</c>.</summary>
internal static class AnswerRoutes
{
    private const int MaxConversationId = 128;

    public static void MapAnswers(this RouteGroupBuilder api)
    {
        api.MapPost("/ask", AskAsync).WithName("ask").WithSummary("Answer a question from the documents, or refuse with a reason.")
            .Produces<Answer>(StatusCodes.Status200OK, "application/json", EventStream.ContentType).ProducesProblem(400).ProducesProblem(429);
        api.MapPost("/check", CheckAsync).WithName("check").WithSummary("Say whether the documents support a claim, contradict it, or don't settle it.")
            .Produces<Answer>(StatusCodes.Status200OK, "application/json", EventStream.ContentType).ProducesProblem(400).ProducesProblem(429);
    }

    private static async Task<IResult> AskAsync(AskRequest request, HttpContext context, IAnswerService service, ApiConversations conversations)
    {
        if (request.ConversationId is { } id && (id.Length is 0 or > MaxConversationId || id.Any(char.IsControl)))
        {
            return Results.Problem("conversationId has 1 to 128 characters, none of them a control character.", statusCode: StatusCodes.Status400BadRequest);
        }

        string name = ApiCaller.NameOf(context);
        Caller caller = new("api", name, request.ConversationId);
        IReadOnlyList<string> history = request.ConversationId is null ? [] : conversations.Before(name, request.ConversationId);
        return await RespondAsync(context, async (progress, cancellation) =>
        {
            Answer answer = await service.AskAsync(new Inquiry(request.Question, history) { Progress = progress }, caller, cancellation);
            if (request.ConversationId is not null)
            {
                conversations.Add(name, request.ConversationId, request.Question);
            }

            return answer;
        });
    }

    private static Task<IResult> CheckAsync(CheckRequest request, HttpContext context, IAnswerService service) =>
        RespondAsync(context, (_, cancellation) => service.CheckAsync(request.Claim, new Caller("api", ApiCaller.NameOf(context)), cancellation));

    private static async Task<IResult> RespondAsync(HttpContext context, Func<IProgress<AnswerStage>?, CancellationToken, Task<Answer>> work)
    {
        if (context.Request.Headers.Accept.Any(static a => a?.Contains(EventStream.ContentType, StringComparison.OrdinalIgnoreCase) == true))
        {
            return new EventStream(work);
        }

        return Results.Json(await work(null, context.RequestAborted), AnswerJson.Compact);
    }
}
