using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>Takes the channel's requests. Order matters: structure, token, body, and that the body is the token's; only then the bot.</summary>
internal sealed partial class TeamsAdapter : CloudAdapterBase
{
    private readonly ChannelAuthentication authentication;
    private readonly ChannelTokenValidator validator;
    private readonly ActivityBinding binding;
    private readonly TeamsOptions options;
    private readonly ILogger<TeamsAdapter> logger;

    public TeamsAdapter(
        ChannelAuthentication authentication, ChannelTokenValidator validator, ActivityBinding binding, IOptions<TeamsOptions> options, ILogger<TeamsAdapter> logger)
        : base(authentication, logger)
    {
        this.authentication = authentication;
        this.validator = validator;
        this.binding = binding;
        this.options = options.Value;
        this.logger = logger;
        Use(new InvariantCulture());
    }

    /// <summary>Answers one request of the channel.</summary>
    public async Task ProcessAsync(HttpContext context, IBot bot)
    {
        CancellationToken cancellationToken = context.RequestAborted;
        if (!ActivityBody.IsJson(context.Request.ContentType))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        TokenCheck check = await validator.ValidateAsync(context.Request.Headers.Authorization, cancellationToken);
        if (!check.IsGenuine)
        {
            Refuse(context, check.Problem!);
            return;
        }

        (Activity? activity, int status) = await ActivityBody.ReadAsync(context.Request, options.MaxBodyBytes, cancellationToken);
        if (activity is null)
        {
            context.Response.StatusCode = status;
        }
        else if (binding.ProblemOf(activity, check.Token) is { } problem)
        {
            Refuse(context, problem);
        }
        else if (string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
        {
            // Answers take longer than the channel waits for a response.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
        {
            await RunAsync(context, activity, check.Token, bot, cancellationToken);
        }
    }

    private async Task RunAsync(HttpContext context, Activity activity, ChannelToken token, IBot bot, CancellationToken cancellationToken)
    {
        LeaveBodyEmpty(context);
        try
        {
            InvokeResponse? response = await ProcessActivityAsync(authentication.Result(token), activity, bot.OnTurnAsync, cancellationToken);
            if (response is not null)
            {
                context.Response.StatusCode = response.Status;
                if (response.Body is not null)
                {
                    context.Response.ContentType = "application/json; charset=utf-8";
                    await context.Response.WriteAsync(JsonConvert.SerializeObject(response.Body), cancellationToken);
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever the bot throws: the channel is told that it failed, and nothing of how.
            LogTurnFailed(e);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private void Refuse(HttpContext context, string problem)
    {
        LogRefused(problem);
        LeaveBodyEmpty(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
    }

    /// <summary>What stands in the body of a status is for the channel to read: no page and no problem details.</summary>
    private static void LeaveBodyEmpty(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A request of a channel was refused: {Problem}.")]
    private partial void LogRefused(string problem);

    [LoggerMessage(LogLevel.Error, "A request of a channel failed.")]
    private partial void LogTurnFailed(Exception exception);
}
