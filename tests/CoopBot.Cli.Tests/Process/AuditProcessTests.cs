using System.Text.Json;
using System.Text.RegularExpressions;
using CoopBot.TestKit;
using Microsoft.Data.Sqlite;

namespace CoopBot.Cli.Tests.Process;

/// <summary>The answer log from the outside: questions are asked, documents change, the audit tells.</summary>
public sealed partial class AuditProcessTests : IDisposable
{
    private const string Tower = "The tower is 40 metres high and was built in 1911.";
    private const string Bridge = "The bridge carries 9,000 cars a day across the river.";
    private const string Market = "The market is held on Mondays in the old square.";
    private const string Mill = "The mill grinds 30 tons of wheat a week.";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Verify_ScriptEditsMovesDeletesAndContradicts_FindsEachKindAndNothingElse()
    {
        Write("tower", Tower);
        Write("bridge", Bridge);
        Write("market", Market);
        Write("mill", Mill);
        string tower = await CheckAsync(Tower), bridge = await CheckAsync(Bridge), market = await CheckAsync(Market), mill = await CheckAsync(Mill);
        Assert.Equal(0, (await AuditAsync("verify")).ExitCode);

        Write("tower", "The tower was painted in spring.\n\n" + Tower); // moved
        Write("bridge", "The bridge carries 7,000 cars a day across the river."); // changed, and contradicted
        File.Delete(Path.Combine(folder.Path, "knowledge", "market.md")); // gone
        CliResult verified = await AuditAsync("verify", "--json");

        Assert.Equal(1, verified.ExitCode);
        JsonElement result = JsonDocument.Parse(verified.Output).RootElement;
        string[] found = [.. result.GetProperty("findings").EnumerateArray().Select(static f => $"{Text(f, "answer")} {Text(f, "kind")} {Text(f, "status")}").Order(StringComparer.Ordinal)];
        Assert.Equal(
            [.. new[] { $"{tower} citation moved", $"{bridge} citation changed", $"{bridge} claim contradicted", $"{market} citation gone", $"{market} claim no_longer_said" }.Order(StringComparer.Ordinal)],
            found);
        Assert.DoesNotContain(found, f => f.StartsWith(mill, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_HeadKeptAndTailCut_Fails()
    {
        Write("tower", Tower);
        await CheckAsync(Tower);
        string head = (await AuditAsync("head")).Lines[0];
        await CheckAsync(Bridge);

        Assert.Equal(0, (await AuditAsync("verify", "--head", head)).ExitCode);
        Assert.Equal(1, (await AuditAsync("verify", "--head", $"9:{new string('a', 64)}")).ExitCode);
        Assert.Equal(2, (await AuditAsync("verify", "--head", "none")).ExitCode);
    }

    [Fact]
    public async Task Redact_OneAnswer_ItsWordsAreGoneAndTheChainHolds()
    {
        Write("tower", Tower);
        string id = await CheckAsync(Tower);

        CliResult redacted = await AuditAsync("redact", "--answer", id, "--reason", "asked for");

        Assert.Equal(0, redacted.ExitCode);
        JsonElement entry = JsonDocument.Parse((await AuditAsync("export", "--format", "jsonl")).Output).RootElement;
        Assert.True(!entry.TryGetProperty("question", out JsonElement question) || question.ValueKind == JsonValueKind.Null);
        Assert.Equal(0, (await AuditAsync("verify")).ExitCode);
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("prov")]
    [InlineData("chain")]
    public async Task Export_AnyFormat_HoldsTheAnswer(string format)
    {
        Write("tower", Tower);
        string id = await CheckAsync(Tower);

        CliResult export = await AuditAsync("export", "--format", format);

        Assert.Equal(0, export.ExitCode);
        Assert.Contains(id, export.Output);
    }

    [Fact]
    public async Task List_Filters_KeepWhatMatches()
    {
        Write("tower", Tower);
        string id = await CheckAsync(Tower);

        Assert.Contains(id, (await AuditAsync("list", "--channel", "cli", "--document", "tower")).Output);
        Assert.DoesNotContain(id, (await AuditAsync("list", "--channel", "msteams")).Output);
        Assert.DoesNotContain(id, (await AuditAsync("list", "--outcome", "refused")).Output);
    }

    [Fact]
    public async Task List_EntryChangedInTheFile_NamesItAndShowsTheRest()
    {
        Write("tower", Tower);
        string changed = await CheckAsync(Tower), kept = await CheckAsync(Bridge);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "data", "audit.db")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE audit_entry SET payload = replace(payload, '\"verdict\":\"supported\"', '\"verdict\":\"surely\"') WHERE sequence = 1";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        CliResult list = await AuditAsync("list"), show = await AuditAsync("show", changed), export = await AuditAsync("export"), verify = await AuditAsync("verify");

        Assert.Equal((1, 1, 1, 1), (list.ExitCode, show.ExitCode, export.ExitCode, verify.ExitCode));
        Assert.Contains(kept, list.Output);
        Assert.Contains(kept, Assert.Single(export.Lines));
        Assert.All(new[] { list, show, export }, static result => Assert.Contains("Entry 1 isn't what was logged", result.Error));
        Assert.Contains("entry 1: log changed", verify.Output);
    }

    [Theory]
    [InlineData("ask", "How high is the tower?")]
    [InlineData("check", Tower)]
    public async Task Answer_LogCantBeWritten_IsNotShown(string command, string words)
    {
        Write("tower", Tower);
        folder.Write("data/audit.db", "This is no database, and long enough to be seen as none.");

        CliResult result = await CliProcess.RunAsync([command, words, .. Places()], environment: CliProcess.WithoutModels);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("The answer log can't be written", result.Error);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private void Write(string name, string text) => folder.Write($"knowledge/{name}.md", $"# {name}\n\n{text}\n");

    private async Task<string> CheckAsync(string claim)
    {
        CliResult result = await CliProcess.RunAsync(["check", claim, "--json", .. Places()], environment: CliProcess.WithoutModels);
        return Id().Match(result.Output).Groups[1].Value;
    }

    private Task<CliResult> AuditAsync(params string[] arguments) => CliProcess.RunAsync(["audit", .. arguments, .. Places()], environment: CliProcess.WithoutModels);

    private string[] Places() => ["--knowledge", Path.Combine(folder.Path, "knowledge"), "--data", Path.Combine(folder.Path, "data")];

    [GeneratedRegex("\"id\": ?\"([^\"]+)\"")]
    private static partial Regex Id();
}
