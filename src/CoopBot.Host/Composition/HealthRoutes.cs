using CoopBot.Host.Knowledge;

namespace CoopBot.Host.Composition;

/// <summary><c>/healthz</c>: the host runs. <c>/readyz</c>: it can answer.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", static () => TypedResults.Text("ok")).ExcludeFromDescription();
        routes.MapGet("/readyz", static IResult (KnowledgeService knowledge) => knowledge.IsReady
            ? Results.Text(knowledge.Problem is { } problem ? $"ready, but: {problem}" : "ready")
            : Results.Problem(knowledge.Problem ?? "The documents are being read.", statusCode: StatusCodes.Status503ServiceUnavailable)).ExcludeFromDescription();
    }
}
