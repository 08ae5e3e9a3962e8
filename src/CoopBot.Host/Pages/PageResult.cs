using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CoopBot.Host.Pages;

/// <summary>
/// A page: a Razor component written to HTML on the server, once. What Razor writes is encoded by construction; nothing of Blazor runs in the
/// browser, and no key of the machine is touched, as ASP.NET's own result for components would.
/// </summary>
/// <typeparam name="TPage">The component.</typeparam>
/// <param name="parameters">Its parameters by name.</param>
/// <param name="statusCode">The status.</param>
internal sealed class PageResult<TPage>(Dictionary<string, object?> parameters, int statusCode = StatusCodes.Status200OK) : IResult, IStatusCodeHttpResult
    where TPage : IComponent
{
    /// <inheritdoc/>
    public int? StatusCode => statusCode;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        IServiceProvider services = httpContext.RequestServices;
        await using HtmlRenderer renderer = new(services, services.GetRequiredService<ILoggerFactory>());
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        byte[] body = Encoding.UTF8.GetBytes(html);
        httpContext.Response.StatusCode = statusCode;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
