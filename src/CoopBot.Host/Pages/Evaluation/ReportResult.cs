using CoopBot.Evaluation.Reporting;
using CoopBot.Evaluation.Runs;

namespace CoopBot.Host.Pages.Evaluation;

/// <summary>A run's report: a page of its own with the style and script in it, and so with a policy of its own.</summary>
internal sealed class ReportResult(StoredRun run) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.Headers.ContentSecurityPolicy = HtmlReport.Policy + "; frame-ancestors 'none'";
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        return httpContext.Response.WriteAsync(HtmlReport.Render(run, [], []), httpContext.RequestAborted);
    }
}
