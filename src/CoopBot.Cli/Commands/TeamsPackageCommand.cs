using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using CoopBot.Cli.Output;
using CoopBot.Cli.Teams;
using CoopBot.Inference.Configuration;
using Microsoft.Extensions.Configuration;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot teams-package</c>: the app that people add in Microsoft Teams.</summary>
internal sealed class TeamsPackageCommand
{
    private const string BotIdSetting = "Teams:AppId";
    private const string SiteSetting = "Host:PublicUrl";

    private static readonly string[] AllScopes = ["personal", "team", "groupChat"];

    private static readonly string[] UsualCommands =
    [
        "Help=What can you do?",
        "Which documents do you have?=The documents that answers come from",
        "check:=Have the statement that you write behind it checked",
    ];

    private readonly Option<string?> botId = new("--bot-id")
    {
        Description = $"The bot's application id in Azure, a GUID. Default: the setting {BotIdSetting}.", HelpName = "GUID",
    };

    private readonly Option<string?> site = new("--site")
    {
        Description = $"Where people reach the host, an https address; its name becomes a valid domain. Default: the setting {SiteSetting}.", HelpName = "URL",
    };

    private readonly Option<string?> appId = new("--app-id") { Description = "The app's own id in Teams, a GUID. Default: the bot's.", HelpName = "GUID" };
    private readonly Option<string> version = Text("--app-version", "X.Y.Z", "The package's version; raise it with each update.", "1.0.0");
    private readonly Option<string> name = Text("--name", "TEXT", "The name that people see, 30 characters at most.", "CoopBot");
    private readonly Option<string?> fullName = new("--full-name") { Description = "The name in full, 100 characters at most. Default: the name.", HelpName = "TEXT" };
    private readonly Option<string> summary = Text("--summary", "TEXT", "What it does, 80 characters at most.", "Answers from your documents, with the words that each answer rests on.");
    private readonly Option<string> description = Text(
        "--description", "TEXT", "What it does, in 4000 characters at most.",
        "Ask a question about the documents: every answer cites the exact words that it rests on, and what the documents don't say is not answered. Write check: and a statement to have it checked.");

    private readonly Option<string> developer = Text("--developer", "TEXT", "Who offers the app, 32 characters at most.", "CoopBot");
    private readonly Option<string?> website = Page("--website", "The page of who offers it", "the site");
    private readonly Option<string?> privacy = Page("--privacy", "The page that says what is kept of people", "the website");
    private readonly Option<string?> terms = Page("--terms", "The page of the terms of use", "the website");
    private readonly Option<string> accent = Text("--accent", "#RRGGBB", "The colour behind the icon.", "#0B5CAD");

    private readonly Option<string[]> scopes = new("--scope")
    {
        Description = "Where the bot can be talked to; repeat it for several.", HelpName = "personal|team|groupChat", DefaultValueFactory = static _ => AllScopes,
    };

    private readonly Option<string[]> domains = new("--domain") { Description = "Another host whose pages may open within Teams; repeat it for several, 15 at most.", HelpName = "HOST" };

    private readonly Option<string[]> commands = new("--command")
    {
        Description = "Something that Teams offers to say, in place of \"Help\", \"Which documents do you have?\" and \"check:\"; repeat it for several, 10 at most.", HelpName = "TITLE=DESCRIPTION",
    };

    private readonly Option<string> manifest = Text("--manifest", "VERSION", $"The version of the manifest's schema, {TeamsManifest.Versions[0]} to {TeamsManifest.Versions[^1]}.", TeamsManifest.DefaultVersion);
    private readonly Option<FileInfo> output = new("--out") { Description = "The file to write.", HelpName = "FILE.zip", DefaultValueFactory = static _ => new FileInfo("coopbot-teams.zip") };
    private readonly Option<bool> force = new("--force") { Description = "Replace the file when it is there already." };

    public static Command Create(Terminal terminal)
    {
        TeamsPackageCommand options = new();
        options.scopes.AcceptOnlyFromAmong(AllScopes);
        options.manifest.AcceptOnlyFromAmong([.. TeamsManifest.Versions]);
        Command command = new("teams-package", "Write the app for Microsoft Teams: a zip of manifest and icons, to be uploaded there.")
        {
            options.botId, options.site, options.output, options.force, options.name, options.fullName, options.summary, options.description, options.developer, options.website,
            options.privacy, options.terms, options.accent, options.scopes, options.domains, options.commands, options.appId, options.version, options.manifest,
        };
        command.SetAction(parsed =>
        {
            TeamsApp app = options.Read(parsed, SettingsFile.Read(AppContext.BaseDirectory));
            string path = parsed.GetRequiredValue(options.output).FullName;
            byte[] package = TeamsPackage.Write(app);
            NewFile.Write(path, package, parsed.GetValue(options.force));
            terminal.Out.WriteLine(parsed.GetValue(GlobalOptions.Json)
                ? JsonSerializer.Serialize(
                    new { file = path, id = app.Id, botId = app.BotId, version = app.Version, manifestVersion = app.ManifestVersion, bytes = package.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(package)) },
                    JsonSerializerOptions.Web)
                : $"{path}: {app.ShortName} {app.Version}, app {app.Id}, bot {app.BotId}, {string.Join(", ", app.Scopes)}");
            return ExitCodes.Done;
        });
        return command;
    }

    private TeamsApp Read(ParseResult parsed, IConfiguration settings)
    {
        Guid bot = PackageRules.Id(botId.Name, Given(parsed, botId, settings, BotIdSetting));
        Uri home = PackageRules.Site(site.Name, Given(parsed, site, settings, SiteSetting));
        Uri pages = parsed.GetValue(website) is { } given ? PackageRules.Page(website.Name, given) : home;
        string shortName = PackageRules.Words(name.Name, parsed.GetRequiredValue(name), 30);
        return new TeamsApp
        {
            ManifestVersion = parsed.GetRequiredValue(manifest),
            Id = parsed.GetValue(appId) is { } id ? PackageRules.Id(appId.Name, id) : bot,
            BotId = bot,
            Version = PackageRules.Version(version.Name, parsed.GetRequiredValue(version)),
            ShortName = shortName,
            FullName = parsed.GetValue(fullName) is { } full ? PackageRules.Words(fullName.Name, full, 100) : shortName,
            ShortDescription = PackageRules.Words(summary.Name, parsed.GetRequiredValue(summary), 80),
            FullDescription = PackageRules.Words(description.Name, parsed.GetRequiredValue(description), 4000),
            Developer = PackageRules.Words(developer.Name, parsed.GetRequiredValue(developer), 32),
            Website = pages,
            Privacy = parsed.GetValue(privacy) is { } kept ? PackageRules.Page(privacy.Name, kept) : pages,
            Terms = parsed.GetValue(terms) is { } agreed ? PackageRules.Page(terms.Name, agreed) : pages,
            Accent = PackageRules.Color(accent.Name, parsed.GetRequiredValue(accent)),
            Scopes = [.. AllScopes.Intersect(parsed.GetRequiredValue(scopes), StringComparer.Ordinal)],
            Domains = PackageRules.Domains(domains.Name, home, parsed.GetValue(domains) ?? []),
            Commands = PackageRules.Commands(commands.Name, parsed.GetValue(commands) is { Length: > 0 } own ? own : UsualCommands),
        };
    }

    private static string Given(ParseResult parsed, Option<string?> option, IConfiguration settings, string setting) =>
        parsed.GetValue(option) ?? (settings[setting] is { Length: > 0 } value ? value : throw new UsageException($"{option.Name} is needed, or the setting {setting}."));

    private static Option<string> Text(string name, string helpName, string description, string standard) =>
        new(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => standard };

    private static Option<string?> Page(string name, string what, string standard) => new(name) { Description = $"{what}, an https address. Default: {standard}.", HelpName = "URL" };
}
