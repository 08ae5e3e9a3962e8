namespace CoopBot.Channels.Teams.Outbound;

/// <summary>Gives the token with which the bot speaks to the channel.</summary>
internal interface IBotTokenSource
{
    /// <summary>A token that holds.</summary>
    /// <param name="renew">True when the channel refused the last one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<string> GetAsync(bool renew, CancellationToken cancellationToken);
}
