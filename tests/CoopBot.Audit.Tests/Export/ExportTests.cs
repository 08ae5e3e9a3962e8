using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit.Export;
using CoopBot.Audit.Log;

namespace CoopBot.Audit.Tests.Export;

public sealed class ExportTests : IDisposable
{
    private static readonly LoggedCitation[] Cited =
    [
        new(1, "docs/a", "sha256:1", "A", "2025-03", 0, 3, "one"),
        new(2, "docs/a", "sha256:1", "A", "2025-03", 5, 8, "two"),
        new(3, "docs/b", "sha256:2", "B", null, 0, 5, "three"),
    ];

    private readonly TestLog test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Prov_Answer_LeadsFromItOverClaimAndCitationToTheDocument()
    {
        await test.Log.AppendAsync(TestLog.Answer("a1", citations: Cited), TestLog.Token);
        await test.Log.AppendAsync(TestLog.Answer("a2", citations: Cited[0]), TestLog.Token);

        var nodes = (await ProvAsync()).ToDictionary(static n => (string)n["@id"]!, StringComparer.Ordinal); // an id twice would throw

        JsonObject answer = nodes["urn:coopbot:answer:a1"];
        string[] claims = Ids(answer["prov:hadMember"]);
        Assert.Equal(3, claims.Length);
        JsonObject second = nodes[claims[1]];
        Assert.Equal("two", (string?)second["prov:value"]);
        JsonObject citation = nodes[Assert.Single(Ids(second["prov:wasDerivedFrom"]))];
        Assert.Equal(("two", 5, 8), ((string?)citation["prov:value"], (int?)citation["coopbot:start"], (int?)citation["coopbot:end"]));
        JsonObject version = nodes[(string)citation["prov:wasQuotedFrom"]!["@id"]!];
        Assert.Equal("sha256:1", (string?)version["coopbot:hash"]);
        JsonObject document = nodes[(string)version["prov:specializationOf"]!["@id"]!];
        Assert.Equal("docs/a", (string?)document["dcterms:identifier"]);
        JsonObject run = nodes[(string)answer["prov:wasGeneratedBy"]!["@id"]!];
        Assert.Equal(2, Ids(run["prov:used"]).Length);
        Assert.Equal("prov:SoftwareAgent", (string?)nodes[(string)run["prov:wasAssociatedWith"]!["@id"]!]["@type"]);
    }

    [Fact]
    public async Task Prov_EveryReference_IsToANodeOfTheDocument()
    {
        await test.Log.AppendAsync(TestLog.Answer("a/1 \"ü\"", citations: Cited), TestLog.Token);

        List<JsonObject> nodes = await ProvAsync();

        HashSet<string> ids = [.. nodes.Select(static n => (string)n["@id"]!)];
        string[] references = [.. nodes.SelectMany(static n => n).SelectMany(static p => Ids(p.Value))];
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(reference, ids));
        Assert.All(ids, static id => Assert.Matches("^urn:[A-Za-z0-9:%@._~-]+$", id));
    }

    /// <summary>What docs/audit.md tells somebody who has not this program: SHA-256, and JSON as text.</summary>
    [Fact]
    public async Task Chain_EveryLine_CanBeVerifiedWithoutThisProgram()
    {
        await test.FillAsync(3, "u-1", Cited);
        await test.Log.RedactAsync(new RedactionRequest(AnswerId: "a2"), TestLog.Token);
        using StringWriter output = new() { NewLine = "\n" };

        await JsonlExport.WriteChainAsync(test.Log.ReadStoredAsync(TestLog.Token), output, TestLog.Token);

        string previous = AuditHead.Origin;
        int parts = 0;
        foreach (string line in output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            JsonElement payload = json.RootElement.GetProperty("payload");
            string hash = json.RootElement.GetProperty("hash").GetString()!;
            Assert.Equal(hash, Sha256(Encoding.UTF8.GetBytes(payload.GetRawText())));
            Assert.Equal(previous, payload.GetProperty("previous").GetString());
            foreach (JsonProperty part in json.RootElement.GetProperty("parts").EnumerateObject())
            {
                byte[] salt = Convert.FromHexString(part.Value.GetProperty("salt").GetString()!), value = Encoding.UTF8.GetBytes(part.Value.GetProperty("value").GetRawText());
                Assert.Equal(payload.GetProperty("sealed").GetProperty(part.Name).GetString(), Sha256([.. salt, .. value]));
                parts++;
            }

            previous = hash;
        }

        Assert.Equal((await test.Log.HeadAsync(TestLog.Token)).Hash, previous);
        Assert.True(parts > 6, "The entries that aren't redacted have their words.");
    }

    [Fact]
    public async Task Csv_QuestionThatLooksLikeAFormula_IsText()
    {
        await test.Log.AppendAsync(TestLog.Answer("a1", "=HYPERLINK(\"x\")"), TestLog.Token);
        using StringWriter output = new();

        await CsvExport.WriteAsync(test.Log.ReadAsync(new AuditQuery(), TestLog.NoneDamaged, TestLog.Token), output, TestLog.Token);

        string row = output.ToString().Split('\n')[1];
        Assert.Contains("HYPERLINK", row);
        Assert.DoesNotContain(",=HYPERLINK", row);
        Assert.DoesNotContain(",\"=HYPERLINK", row);
    }

    [Fact]
    public async Task Jsonl_Answer_ReadsBackAsTheEntry()
    {
        AnswerEntry logged = await test.Log.AppendAsync(TestLog.Answer("a1", "Wer?\n", "u-1", Cited), TestLog.Token);
        await test.Log.AppendAsync(new FeedbackEntry { Answer = "a1", Rating = CoopBot.Audit.Service.Rating.Down, Comment = "no", Channel = "cli" }, TestLog.Token);
        using StringWriter output = new();

        await JsonlExport.WriteAnswersAsync(test.Log.ReadAsync(new AuditQuery(), TestLog.NoneDamaged, TestLog.Token), output, TestLog.Token);

        JsonNode line = JsonNode.Parse(Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)))!;
        Assert.Equal((logged.Hash, "Wer?\n", 3, "no"), ((string?)line["hash"], (string?)line["question"], line["citations"]!.AsArray().Count, (string?)line["feedback"]![0]!["comment"]));
    }

    private async Task<List<JsonObject>> ProvAsync()
    {
        using StringWriter output = new();
        await ProvExport.WriteAsync(test.Log.ReadAsync(new AuditQuery(), TestLog.NoneDamaged, TestLog.Token), output, TestLog.Token);
        return [.. JsonNode.Parse(output.ToString())!["@graph"]!.AsArray().Select(static n => n!.AsObject())];
    }

    private static string[] Ids(JsonNode? value) => value switch
    {
        JsonArray many => [.. many.SelectMany(Ids)],
        JsonObject one when one.ContainsKey("@id") => [(string)one["@id"]!],
        _ => [],
    };

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
