using CoopBot.Cli.Teams;

namespace CoopBot.Cli.Tests.Teams;

/// <summary>Apps for tests.</summary>
internal static class Apps
{
    public static TeamsApp Usual { get; } = new()
    {
        ManifestVersion = TeamsManifest.DefaultVersion,
        Id = Guid.Parse("00000000-0000-0000-0000-0000000000bb"),
        BotId = Guid.Parse("00000000-0000-0000-0000-0000000000aa"),
        Version = "1.2.3",
        ShortName = "Towers",
        FullName = "Towers of the town",
        ShortDescription = "Answers about towers.",
        FullDescription = "Answers about the towers of the town, \"old\" and new, é and 塔.",
        Developer = "The town",
        Website = new Uri("https://town.example/bot"),
        Privacy = new Uri("https://town.example/privacy"),
        Terms = new Uri("https://town.example/terms"),
        Accent = new Color(0x0B, 0x5C, 0xAD),
        Scopes = ["personal", "team", "groupChat"],
        Domains = ["bot.example.org"],
        Commands = [new BotCommand("Help", "What can you do?")],
    };

    /// <summary>Every field as long, and every list as full, as our rules let it be.</summary>
    public static TeamsApp Fullest { get; } = Usual with
    {
        Version = "65535.65535.65535",
        ShortName = new string('n', 30),
        FullName = new string('n', 100),
        ShortDescription = new string('d', 80),
        FullDescription = new string('d', 4000),
        Developer = new string('o', 32),
        Domains = [.. Enumerable.Range(1, 16).Select(static i => $"host{i}.example.org")],
        Commands = [.. Enumerable.Range(1, 10).Select(static i => new BotCommand($"{i}".PadLeft(32, 't'), new string('d', 128)))],
    };
}
