using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace OtherBotSample;

/// <summary>Nobody is left without a word when a turn fails.</summary>
internal sealed partial class ApologisingAdapter : CloudAdapter
{
    /// <summary>Sets what happens to a turn that throws.</summary>
    public ApologisingAdapter(BotFrameworkAuthentication authentication, ILogger<ApologisingAdapter> logger)
        : base(authentication, logger) => OnTurnError = async (turn, error) =>
        {
            TurnFailed(logger, error);
            await turn.SendActivityAsync("Something went wrong on my side. Please try again.");
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed")]
    private static partial void TurnFailed(ILogger logger, Exception error);
}
