using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoopBot.Cli.Teams;

/// <summary>Writes <c>manifest.json</c>: nothing that isn't needed, since a schema takes an unknown member for an error.</summary>
internal static class TeamsManifest
{
    /// <summary>What the manifest is written for when nothing else is asked.</summary>
    public const string DefaultVersion = "1.25";

    public const string ColorIcon = "color.png";
    public const string OutlineIcon = "outline.png";

    // People's letters stay readable; the file is no part of a page.
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Schemas that the manifest meets; there is no 1.18.</summary>
    public static IReadOnlyList<string> Versions { get; } = ["1.16", "1.17", "1.19", "1.20", "1.21", "1.22", "1.23", "1.24", "1.25", "1.26", "1.27", "1.28", "1.29", "1.30"];

    /// <summary>The manifest of an app.</summary>
    public static string Write(TeamsApp app) => new JsonObject
    {
        ["$schema"] = $"https://developer.microsoft.com/json-schemas/teams/v{app.ManifestVersion}/MicrosoftTeams.schema.json",
        ["manifestVersion"] = app.ManifestVersion,
        ["version"] = app.Version,
        ["id"] = app.Id.ToString("D"),
        ["developer"] = new JsonObject
        {
            ["name"] = app.Developer, ["websiteUrl"] = app.Website.AbsoluteUri, ["privacyUrl"] = app.Privacy.AbsoluteUri, ["termsOfUseUrl"] = app.Terms.AbsoluteUri,
        },
        ["name"] = new JsonObject { ["short"] = app.ShortName, ["full"] = app.FullName },
        ["description"] = new JsonObject { ["short"] = app.ShortDescription, ["full"] = app.FullDescription },
        ["icons"] = new JsonObject { ["color"] = ColorIcon, ["outline"] = OutlineIcon },
        ["accentColor"] = app.Accent.ToString(),
        ["bots"] = new JsonArray(Bot(app)),
        ["permissions"] = new JsonArray("identity", "messageTeamMembers"),
        ["validDomains"] = List(app.Domains),
    }.ToJsonString(Format) + "\n";

    private static JsonObject Bot(TeamsApp app)
    {
        // People and groups have lists of their own, for Teams shows them in different places.
        string[][] places = [[.. app.Scopes.Where(static s => s == "personal")], [.. app.Scopes.Where(static s => s != "personal")]];
        return new JsonObject
        {
            ["botId"] = app.BotId.ToString("D"),
            ["scopes"] = List(app.Scopes),
            ["supportsFiles"] = false,
            ["isNotificationOnly"] = false,
            ["commandLists"] = new JsonArray([.. places.Where(static p => p.Length > 0).Select(p => new JsonObject { ["scopes"] = List(p), ["commands"] = Commands(app) })]),
        };
    }

    private static JsonArray Commands(TeamsApp app) => [.. app.Commands.Select(static c => new JsonObject { ["title"] = c.Title, ["description"] = c.Description })];

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(static v => JsonValue.Create(v))];
}
