using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Audit.Export;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Grounding.Answers;

namespace CoopBot.Host.Api;

/// <summary><c>GET /api/answers…</c>: the answer log.</summary>
internal static class LogRoutes
{
    private const int MaxComment = 2000;

    public static void MapLog(this RouteGroupBuilder admin)
    {
        admin.MapGet("/answers", ListAsync).WithName("answers").WithSummary("The answer log, newest first; the numbers of entries that aren't what was logged, apart.").Produces<JsonObject>().ProducesProblem(400);
        admin.MapGet("/answers/{id}", FindAsync).WithName("answer").WithSummary("One answer with all that was logged.").Produces<JsonObject>().ProducesProblem(404).ProducesProblem(500);
    }

    public static void MapFeedback(this RouteGroupBuilder api) =>
        api.MapPost("/answers/{id}/feedback", RateAsync).WithName("feedback").WithSummary("Say what a person thinks of an answer.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> ListAsync(
        IAnswerLog log, DateTimeOffset? from, DateTimeOffset? to, string? channel, string? outcome, string? reason, string? verdict, string? document, string? feedback, string? person, string? search,
        long? before, int? limit, CancellationToken cancellationToken)
    {
        if (!WireValues.TryRead(outcome, out Outcome? wantedOutcome) || !WireValues.TryRead(reason, out RefusalReason? wantedReason) || !WireValues.TryRead(verdict, out Verdict? wantedVerdict) || !WireValues.TryRead(feedback, out Rating? wantedRating))
        {
            return Results.Problem("outcome, reason, verdict and feedback take the values of the answers.", statusCode: StatusCodes.Status400BadRequest);
        }

        AuditPage page = await log.ListAsync(
            new AuditQuery
            {
                From = from, To = to, Channel = channel, Outcome = wantedOutcome, Reason = wantedReason, Verdict = wantedVerdict,
                Document = document, Feedback = wantedRating, Person = person, Search = search, Before = before, Limit = Math.Clamp(limit ?? 50, 1, 1000),
            },
            cancellationToken);
        return Results.Json(new JsonObject { ["answers"] = new JsonArray([.. page.Answers.Select(JsonlExport.Json)]), ["next"] = page.Next, ["damaged"] = new JsonArray([.. page.Damaged]) });
    }

    private static async Task<IResult> FindAsync(string id, IAnswerLog log, CancellationToken cancellationToken) =>
        await log.FindAsync(id, cancellationToken) is { } found
            ? Results.Json(JsonlExport.Json(found))
            : Results.Problem("There is no such answer.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<IResult> RateAsync(string id, FeedbackRequest request, HttpContext context, IAnswerService service, CancellationToken cancellationToken)
    {
        if (request.Rating is not ("up" or "down") || request.Comment?.Length > MaxComment)
        {
            return Results.Problem($"rating is up or down, and comment has {MaxComment.ToString(CultureInfo.InvariantCulture)} characters at most.", statusCode: StatusCodes.Status400BadRequest);
        }

        Rating rating = request.Rating == "up" ? Rating.Up : Rating.Down;
        return await service.RateAsync(id, rating, request.Comment, new Caller("api", ApiCaller.NameOf(context)), cancellationToken)
            ? Results.NoContent()
            : Results.Problem("There is no such answer.", statusCode: StatusCodes.Status404NotFound);
    }
}
