using CoopBot.Audit.Log;
using CoopBot.Host.Api;
using CoopBot.Host.Pages.Audit;
using CoopBot.Host.Security;
using Microsoft.AspNetCore.Diagnostics;

namespace CoopBot.Host.Pages.Shell;

/// <summary>People whose request fails get a page; programs keep their status and problem details.</summary>
internal static class ProblemPages
{
    /// <summary>Gives responses without a body one.</summary>
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app) => app.UseStatusCodePages(static async context =>
    {
        HttpContext http = context.HttpContext;
        if (IsForPeople(http))
        {
            await WriteAsync(http, http.Response.StatusCode);
        }
        else
        {
            await new StatusCodePagesOptions().HandleAsync(context);
        }
    });

    /// <summary>Whether a browser shows what comes back.</summary>
    public static bool IsForPeople(HttpContext http) =>
        !SecurityServices.IsForPrograms(http.Request.Path) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the page of a status.</summary>
    public static Task WriteAsync(HttpContext http, int status, string? message = null)
    {
        (string title, string words) = status switch
        {
            StatusCodes.Status400BadRequest => ("This can’t be read", "The address or the form holds something that this page doesn’t understand."),
            StatusCodes.Status403Forbidden => ("Not for this key", "You are signed in, but this page needs a key with more rights. Whoever runs the host can give you one."),
            StatusCodes.Status404NotFound => ("Not found", "There is no such page."),
            StatusCodes.Status405MethodNotAllowed => ("Not possible here", "This address can’t be used in this way."),
            StatusCodes.Status429TooManyRequests => ("Too many requests", "Wait half a minute, then try again."),
            >= StatusCodes.Status500InternalServerError => ("Something went wrong", "Try again in a moment. The host’s log says more to whoever runs it."),
            _ => ("Not possible", "The request was refused."),
        };
        PageHeaders.Apply(http);
        return new PageResult<ProblemPage>(
            new Dictionary<string, object?> { [nameof(ProblemPage.Title)] = title, [nameof(ProblemPage.Message)] = message ?? words }, status).ExecuteAsync(http);
    }
}

/// <summary>What goes wrong while a page is made becomes a page, which names nothing of the machine.</summary>
internal sealed class PageFailureHandler(ILogger<PageFailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException || !ProblemPages.IsForPeople(httpContext))
        {
            return false;
        }

        int status = exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            DamagedEntryException => StatusCodes.Status500InternalServerError,
            AnswerLogException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (status >= StatusCodes.Status500InternalServerError)
        {
            logger.LogRequestFailed(exception);
        }

        await ProblemPages.WriteAsync(httpContext, status, exception switch
        {
            DamagedEntryException damaged => $"Entry {damaged.Sequence} isn’t what was logged, and so it isn’t shown: it was changed, or the file is damaged. Verify the log at {AuditNav.Verification}.",
            AnswerLogException => "The answer log can’t be read at the moment. The host’s log says why.",
            _ => null,
        });
        return true;
    }
}
