using System.Text.Json.Nodes;
using CoopBot.Cli.Teams;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Teams;

public sealed class TeamsManifestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Write_EveryVersion_MeetsMicrosoftsSchema()
    {
        string[] files = [.. TeamsManifest.Versions.SelectMany(version => new[] { Apps.Usual, Apps.Fullest, Apps.Usual with { Scopes = ["personal"] }, Apps.Usual with { Scopes = ["groupChat"] } }
            .Select((app, i) => folder.Write($"{version}-{i}.json", TeamsManifest.Write(app with { ManifestVersion = version }))))];

        JsonArray seen = (await NodeScript.RunAsync("CoopBot.Cli.Tests/Teams/schema.mjs", "@microsoft/app-manifest", files, Cancel)).AsArray();

        Assert.Equal(files.Length, seen.Count);
        Assert.All(seen, static s => Assert.Equal("[]", s!["errors"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("an unknown member", "must NOT have additional properties")]
    [InlineData("a bot without id", "must have required property 'botId'")]
    [InlineData("a scope of old", "must be equal to one of the allowed values")]
    [InlineData("a name too long", "must NOT have more than 30 characters")]
    public async Task Schema_ManifestThatIsWrong_IsRefused(string what, string expected)
    {
        // What the test above says counts for nothing unless the schema can say no.
        JsonNode manifest = JsonNode.Parse(TeamsManifest.Write(Apps.Usual))!;
        JsonNode bot = manifest["bots"]![0]!;
        _ = what switch
        {
            "an unknown member" => manifest["more"] = "x",
            "a bot without id" => bot.AsObject().Remove("botId"),
            "a scope of old" => bot["scopes"]![2] = "groupchat",
            _ => manifest["name"]!["short"] = new string('n', 31),
        };

        JsonNode seen = await NodeScript.RunAsync("CoopBot.Cli.Tests/Teams/schema.mjs", "@microsoft/app-manifest", [folder.Write("wrong.json", manifest.ToJsonString())], Cancel);

        Assert.Contains(expected, seen[0]!["errors"]!.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Usual_SaysWhatTheBotIs()
    {
        JsonNode manifest = JsonNode.Parse(TeamsManifest.Write(Apps.Usual))!;

        JsonNode bot = Assert.Single(manifest["bots"]!.AsArray())!;
        Assert.Equal("1.25", (string)manifest["manifestVersion"]!);
        Assert.Equal("https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json", (string)manifest["$schema"]!);
        Assert.Equal(("00000000-0000-0000-0000-0000000000bb", "00000000-0000-0000-0000-0000000000aa"), ((string)manifest["id"]!, (string)bot["botId"]!));
        Assert.Equal("""["personal","team","groupChat"]""", bot["scopes"]!.ToJsonString());
        Assert.Equal(["""["personal"]""", """["team","groupChat"]"""], bot["commandLists"]!.AsArray().Select(static l => l!["scopes"]!.ToJsonString()));
        Assert.Equal("""["bot.example.org"]""", manifest["validDomains"]!.ToJsonString());
        Assert.Equal(Apps.Usual.FullDescription, (string)manifest["description"]!["full"]!);
        Assert.Equal("#0B5CAD", (string)manifest["accentColor"]!);
    }
}
