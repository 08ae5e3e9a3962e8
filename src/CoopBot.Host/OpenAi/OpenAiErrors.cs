using CoopBot.Grounding.Answers;
using Microsoft.AspNetCore.Diagnostics;

namespace CoopBot.Host.OpenAi;

/// <summary>Below <c>/v1</c>, everything that goes wrong is told in OpenAI's shape: its clients read no other.</summary>
internal sealed class OpenAiErrors : IProblemDetailsWriter
{
    private const string Root = "/v1";

    /// <inheritdoc/>
    public bool CanWrite(ProblemDetailsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpContext http = context.HttpContext;
        return PathOf(http).StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpContext http = context.HttpContext;
        int status = context.ProblemDetails.Status ?? http.Response.StatusCode;
        OpenAiException? own = http.Features.Get<IExceptionHandlerFeature>()?.Error as OpenAiException;
        http.Response.StatusCode = own?.Status ?? status;
        string message = own?.Message ?? context.ProblemDetails.Detail ?? MessageFor(status);
        await http.Response.WriteAsJsonAsync(Body(http.Response.StatusCode, message, own?.Param, own?.Code), AnswerJson.Compact, http.RequestAborted);
    }

    /// <summary>The body of an error.</summary>
    public static object Body(int status, string message, string? param = null, string? code = null) =>
        new { error = new { message, type = TypeFor(status), param, code = code ?? CodeFor(status) } };

    // A handler of failures may run under another path than the request's own.
    private static PathString PathOf(HttpContext http) => http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;

    private static string MessageFor(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "This host asks for a key: send it as \"Authorization: Bearer KEY\".",
        StatusCodes.Status403Forbidden => "This key may not do this.",
        StatusCodes.Status404NotFound => "There is no such address. There are POST /v1/chat/completions and GET /v1/models.",
        StatusCodes.Status405MethodNotAllowed => "This address takes another method.",
        StatusCodes.Status415UnsupportedMediaType => "The request must be JSON (application/json).",
        _ => "The request can't be served.",
    };

    private static string TypeFor(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "authentication_error",
        StatusCodes.Status403Forbidden => "permission_error",
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        >= StatusCodes.Status500InternalServerError => "server_error",
        _ => "invalid_request_error",
    };

    private static string? CodeFor(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "invalid_api_key",
        StatusCodes.Status429TooManyRequests => "rate_limit_exceeded",
        _ => null,
    };
}
