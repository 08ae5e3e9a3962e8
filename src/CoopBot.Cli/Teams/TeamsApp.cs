namespace CoopBot.Cli.Teams;

/// <summary>What a package says of the app, checked.</summary>
internal sealed record TeamsApp
{
    /// <summary>The schema that the manifest follows, as in <c>1.25</c>.</summary>
    public required string ManifestVersion { get; init; }

    /// <summary>The app's id in Teams.</summary>
    public required Guid Id { get; init; }

    /// <summary>The bot's application id.</summary>
    public required Guid BotId { get; init; }

    /// <summary>The package's own version, three numbers; Teams takes an update only when it rises.</summary>
    public required string Version { get; init; }

    public required string ShortName { get; init; }

    public required string FullName { get; init; }

    public required string ShortDescription { get; init; }

    public required string FullDescription { get; init; }

    public required string Developer { get; init; }

    public required Uri Website { get; init; }

    public required Uri Privacy { get; init; }

    public required Uri Terms { get; init; }

    /// <summary>The ground of the colour icon.</summary>
    public required Color Accent { get; init; }

    /// <summary>Where the bot can be talked to: <c>personal</c>, <c>team</c>, <c>groupChat</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Hosts whose pages may open within Teams.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>What Teams offers to say.</summary>
    public required IReadOnlyList<BotCommand> Commands { get; init; }
}

/// <summary>Something that Teams offers to say to the bot.</summary>
/// <param name="Title">What is put into the message.</param>
/// <param name="Description">What it does.</param>
internal sealed record BotCommand(string Title, string Description);
