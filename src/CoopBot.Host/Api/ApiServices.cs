using System.Globalization;
using System.Threading.RateLimiting;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Grounding.Composition;
using CoopBot.Host.OpenAi;
using CoopBot.Host.Security;
using CoopBot.Mcp;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace CoopBot.Host.Api;

/// <summary>The JSON API.</summary>
internal static class ApiServices
{
    /// <summary>Limits the requests of one caller.</summary>
    public const string PerCaller = "per-caller";

    /// <summary>Adds what the API needs.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiConversations>();
        services.AddMcpServer().WithHttpTransport(static o => o.Stateless = true); // nothing is asked back, so no session is kept
        services.AddOptions<McpServerOptions>().Configure<IAnswerService, IBotSource>(static (o, answers, bots) => McpSetup.Configure(o, answers, bots, user: null));
        services.AddOpenApi(static o => o.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info.Title = "CoopBot";
            document.Info.Description = "Answers from a folder of documents, with citations that anyone can check; claims judged; everything else refused.";
            return Task.CompletedTask;
        }));
        services.AddSingleton<IProblemDetailsWriter, OpenAiErrors>(); // before the standard one: the first that can writes
        services.AddProblemDetails(static o => o.CustomizeProblemDetails = static context => context.ProblemDetails.Extensions.Remove("exception"));
        services.AddExceptionHandler<FailureHandler>();
        services.ConfigureHttpJsonOptions(static o => o.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        services.AddRateLimiter(static o =>
        {
            o.OnRejected = static async (context, cancellation) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "30";
                context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
                {
                    HttpContext = context.HttpContext,
                    ProblemDetails = { Status = StatusCodes.Status429TooManyRequests, Detail = "Too many requests from this caller." },
                });
            };
            o.AddPolicy(PerCaller, static context => RateLimitPartition.GetSlidingWindowLimiter(ApiCaller.LimitKeyOf(context), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = context.RequestServices.GetRequiredService<IOptions<HostOptions>>().Value.RequestsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
                QueueLimit = 0,
            }));
        });
        return services;
    }

    /// <summary>Maps the API and its description.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder asking = routes.MapGroup("/api").RequireAuthorization(Policies.Api).RequireRateLimiting(PerCaller);
        asking.MapAnswers();
        asking.MapFeedback();
        routes.MapGroup("/api").RequireAuthorization(Policies.Reader).MapDocuments();
        routes.MapGroup("/api").RequireAuthorization(Policies.Admin).MapLog();
        routes.MapOpenAi();
        routes.MapMcp("/mcp").RequireAuthorization(Policies.Api).RequireRateLimiting(PerCaller);
        routes.MapOpenApi("/openapi/{documentName}.json");
    }

    /// <summary>What goes wrong becomes a problem that says what the caller can do, and nothing of the machine.</summary>
    private sealed class FailureHandler(ILogger<FailureHandler> logger, IProblemDetailsService problems) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            {
                httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return true;
            }

            (int status, string detail) = exception switch
            {
                OpenAiException wrong => (wrong.Status, wrong.Message),
                ServiceBusyException => (StatusCodes.Status429TooManyRequests, "Too many questions are waiting; please come back later."),
                BadHttpRequestException bad => (bad.StatusCode, "The request can't be read: it must be JSON of the documented shape."),
                DamagedEntryException damaged => (StatusCodes.Status500InternalServerError, damaged.Message),
                AnswerLogException => (StatusCodes.Status503ServiceUnavailable, "The answer can't be logged, and so isn't given."),
                _ => (StatusCodes.Status500InternalServerError, "Something went wrong; the host's log says more."),
            };
            if (exception is ServiceBusyException busy)
            {
                httpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(busy.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            }
            else if (status >= StatusCodes.Status500InternalServerError)
            {
                logger.LogRequestFailed(exception);
            }

            httpContext.Response.StatusCode = status;
            return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = status, Detail = detail } });
        }
    }
}
