using System.Text;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Audit.Storage;
using CoopBot.Grounding.Answers;
using Microsoft.Data.Sqlite;

namespace CoopBot.Audit.Tests.Log;

public sealed class SqliteAnswerLogTests : IDisposable
{
    private readonly TestLog test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Append_Entry_IsFoundAsItWas()
    {
        AnswerEntry appended = await test.Log.AppendAsync(TestLog.Answer("a", "Wer ist \"Ñandú\" 😀?\n\u0001", "u-1"), TestLog.Token);

        RatedAnswer? found = await test.Log.FindAsync("a", TestLog.Token);

        Assert.Equal((1, AuditHead.Origin, "Wer ist \"Ñandú\" 😀?\n\u0001", "u-1"), (found!.Entry.Sequence, found.Entry.Previous, found.Entry.Question, found.Entry.User));
        Assert.Equal(appended.Hash, found.Entry.Hash);
        Assert.Null(await test.Log.FindAsync("b", TestLog.Token));
    }

    [Fact]
    public async Task List_Pages_GiveEveryAnswerOnceNewestFirst()
    {
        await test.FillAsync(7);
        List<string> ids = [];
        long? before = null;
        do
        {
            AuditPage page = await test.Log.ListAsync(new AuditQuery { Limit = 3, Before = before }, TestLog.Token);
            ids.AddRange(page.Answers.Select(static a => a.Entry.Id));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(["a7", "a6", "a5", "a4", "a3", "a2", "a1"], ids);
    }

    [Fact]
    public async Task List_PagesBack_LeadToTheNewestFullPage()
    {
        await test.FillAsync(7);
        AuditPage oldest = await test.Log.ListAsync(new AuditQuery { Limit = 3, Before = 2 }, TestLog.Token);
        Assert.Equal(("a1", (long?)null, (long?)1), (Ids(oldest), oldest.Next, oldest.Newer));

        AuditPage middle = await test.Log.ListAsync(new AuditQuery { Limit = 3, After = oldest.Newer }, TestLog.Token);
        AuditPage newest = await test.Log.ListAsync(new AuditQuery { Limit = 3, After = middle.Newer }, TestLog.Token);
        AuditPage beyond = await test.Log.ListAsync(new AuditQuery { Limit = 3, After = 6 }, TestLog.Token);
        AuditPage empty = await test.Log.ListAsync(new AuditQuery { Limit = 3, Before = 1 }, TestLog.Token);

        Assert.Equal(("a4 a3 a2", (long?)2, (long?)4), (Ids(middle), middle.Next, middle.Newer));
        Assert.Equal(("a7 a6 a5", (long?)5, (long?)null), (Ids(newest), newest.Next, newest.Newer));
        Assert.Equal(Ids(newest), Ids(beyond));
        Assert.Equal(("", (long?)null, (long?)0), (Ids(empty), empty.Next, empty.Newer));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Log.ListAsync(new AuditQuery { Before = 5, After = 2 }, TestLog.Token));
    }

    [Fact]
    public async Task List_PagesBackWithAFilter_PassOverWhatDoesntFit()
    {
        for (int i = 1; i <= 12; i++)
        {
            await test.Log.AppendAsync(TestLog.Answer($"a{i}") with { Channel = i % 3 == 0 ? "api" : "cli" }, TestLog.Token);
        }

        AuditQuery query = new() { Channel = "api", Limit = 1 };
        AuditPage page = await test.Log.ListAsync(query with { Before = 9 }, TestLog.Token);
        AuditPage newer = await test.Log.ListAsync(query with { After = page.Newer }, TestLog.Token);
        AuditPage newest = await test.Log.ListAsync(query with { After = newer.Newer }, TestLog.Token);

        Assert.Equal(("a6", "a9", "a12", (long?)null), (Ids(page), Ids(newer), Ids(newest), newest.Newer));
    }

    [Fact]
    public async Task List_AnyFilter_GivesWhatReadingEveryEntryGives()
    {
        var random = new Random(11);
        string[] channels = ["cli", "api"], documents = ["a", "b", "c/ü", "d\"e"];
        for (int i = 0; i < 120; i++)
        {
            LoggedCitation[] cited = [.. Enumerable.Range(1, random.Next(4)).Select(n => new LoggedCitation(n, documents[random.Next(3)], "sha256:1", "A", null, 0, 3, "one"))];
            Outcome outcome = (Outcome)random.Next(3);
            await test.Log.AppendAsync(
                TestLog.Answer($"a{i}", $"Number {random.Next(9)}?", $"u-{random.Next(3)}", cited) with
                {
                    Channel = channels[random.Next(2)],
                    Outcome = outcome,
                    Reason = outcome == Outcome.Refused ? (RefusalReason)random.Next(2) : null,
                    Verdict = outcome == Outcome.Checked ? (Verdict)random.Next(2) : null,
                },
                TestLog.Token);
        }

        AnswerEntry[] all = [.. (await test.AllAsync(test.Log.ReadAsync(new AuditQuery(), TestLog.NoneDamaged, TestLog.Token))).Select(static a => a.Entry)];
        Assert.Equal(120, all.Length);
        for (int i = 0; i < 60; i++)
        {
            AuditQuery query = new()
            {
                Channel = Maybe(channels), Document = Maybe(documents), Outcome = Maybe([(Outcome?)Outcome.Answered, Outcome.Refused]), Person = Maybe(["u-0", "u-1", "u-9"]),
                Search = Maybe(["number 3", "?", "nowhere"]), Reason = Maybe([(RefusalReason?)(RefusalReason)0]), Verdict = Maybe([(Verdict?)(Verdict)1]),
            };

            Assert.Equal(string.Join(' ', all.Where(a => Fits(a, query)).Select(static a => a.Id)), await IdsAsync(query));
        }

        T? Maybe<T>(T?[] values) => random.Next(2) == 0 ? default : values[random.Next(values.Length)];
    }

    [Fact]
    public async Task Open_FileOfTheFirstVersion_IsFilteredLikeAnyOther()
    {
        LoggedCitation cited = new(1, "docs/a", "sha256:1", "A", null, 0, 3, "one");
        await test.Log.AppendAsync(TestLog.Answer("a1", citations: [cited, cited with { N = 2 }]) with { Channel = "api" }, TestLog.Token);
        await test.Log.AppendAsync(TestLog.Answer("a2"), TestLog.Token);
        SqliteConnection.ClearAllPools();
        test.Tamper("""
            DROP TRIGGER audit_cited_added; DROP TRIGGER audit_cited_dropped; DROP TABLE audit_cited; DROP INDEX audit_entry_facts;
            ALTER TABLE audit_entry DROP COLUMN channel; ALTER TABLE audit_entry DROP COLUMN outcome; ALTER TABLE audit_entry DROP COLUMN reason; ALTER TABLE audit_entry DROP COLUMN verdict;
            UPDATE schema_version SET version = 1 WHERE name = 'audit';
            """);

        SqliteAnswerLog reopened = new(test.Folder, test.Clock);
        await reopened.AppendAsync(TestLog.Answer("a3", citations: cited) with { Channel = "api" }, TestLog.Token);

        Assert.Equal("a1 a3", await IdsAsync(new AuditQuery { Channel = "api" }));
        Assert.Equal("a1 a3", await IdsAsync(new AuditQuery { Document = "docs/a" }));
        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task List_Filters_GiveWhatHolds()
    {
        DateTimeOffset start = test.Clock.GetUtcNow();
        await test.FillAsync(2, user: "u-1");
        LoggedCitation cited = new(1, "docs/a", "sha256:1", "A", null, 0, 3, "one");
        await test.Log.AppendAsync(TestLog.Answer("a3", "100% of_it?", "u-2", cited) with { Channel = "api", Outcome = Outcome.Refused, Reason = RefusalReason.NotStated }, TestLog.Token);
        await test.Log.AppendAsync(new FeedbackEntry { Answer = "a1", Rating = Rating.Down, Channel = "cli", User = "u-1" }, TestLog.Token);
        await test.Log.AppendAsync(new FeedbackEntry { Answer = "a2", Rating = Rating.Down, Channel = "cli", User = "u-1" }, TestLog.Token);
        await test.Log.AppendAsync(new FeedbackEntry { Answer = "a2", Rating = Rating.Up, Channel = "cli", User = "u-1" }, TestLog.Token);

        Assert.Equal("a2 a3", await IdsAsync(new AuditQuery { From = start.AddMinutes(1) }));
        Assert.Equal("a1", await IdsAsync(new AuditQuery { To = start.AddMinutes(1) }));
        Assert.Equal("a3", await IdsAsync(new AuditQuery { Channel = "api" }));
        Assert.Equal("a3", await IdsAsync(new AuditQuery { Outcome = Outcome.Refused }));
        Assert.Equal("a3", await IdsAsync(new AuditQuery { Reason = RefusalReason.NotStated }));
        Assert.Equal("a3", await IdsAsync(new AuditQuery { Document = "docs/a" }));
        Assert.Equal("a1 a2", await IdsAsync(new AuditQuery { Person = "u-1" }));
        Assert.Equal("a1", await IdsAsync(new AuditQuery { Feedback = Rating.Down })); // a2 was rated anew
        Assert.Equal("a2", await IdsAsync(new AuditQuery { Feedback = Rating.Up }));
        Assert.Equal("a2", await IdsAsync(new AuditQuery { Search = "number 2" }));
        Assert.Equal("a3", await IdsAsync(new AuditQuery { Search = "0% OF_" })); // no wildcards
        Assert.Equal("", await IdsAsync(new AuditQuery { Search = "1_0%" }));
    }

    [Fact]
    public async Task Redact_Person_WordsAreGoneFromTheFilesAndTheChainHolds()
    {
        const string secret = "Unmistakable-words-of-a-person";
        for (int i = 0; i < 50; i++)
        {
            await test.Log.AppendAsync(TestLog.Answer($"s{i}", $"{secret} {i} {new string('x', 500)}", "u-1"), TestLog.Token);
            await test.Log.AppendAsync(TestLog.Answer($"o{i}", $"Another question {i}", "u-2"), TestLog.Token);
        }

        await test.Log.AppendAsync(new FeedbackEntry { Answer = "s1", Rating = Rating.Up, Comment = secret, Channel = "cli", User = "u-1" }, TestLog.Token);
        Assert.True(FilesHold(secret));

        RedactionEntry? redaction = await test.Log.RedactAsync(new RedactionRequest(Person: "u-1", Reason: "on request"), TestLog.Token);

        Assert.Equal(51, redaction!.Entries.Sum(static r => r.To - r.From + 1));
        Assert.False(FilesHold(secret));
        Assert.False(FilesHold("\"u-1\""));
        Assert.Empty(await ProblemsAsync());
        AnswerEntry blank = (await test.Log.FindAsync("s1", TestLog.Token))!.Entry;
        Assert.Equal((null, null, null, null, 0.9), (blank.Question, blank.Text, blank.Claims, blank.User, blank.Confidence));
        Assert.Equal("Another question 1", (await test.Log.FindAsync("o1", TestLog.Token))!.Entry.Question);
        Assert.Null(await test.Log.RedactAsync(new RedactionRequest(Person: "u-1"), TestLog.Token));
    }

    [Fact]
    public async Task Drop_OldEntries_LeavesAChainThatBeginsBehindACheckpoint()
    {
        await test.FillAsync(6, citations: new LoggedCitation(1, "docs/a", "sha256:1", "A", null, 0, 3, "one"));
        AuditHead head = await test.Log.HeadAsync(TestLog.Token);

        CheckpointEntry? checkpoint = await test.Log.DropAsync(test.Clock.GetUtcNow().AddMinutes(-2.5), TestLog.Token);

        Assert.Equal(4, checkpoint!.Through);
        Assert.Equal("a5 a6", await IdsAsync(new AuditQuery()));
        Assert.Equal("a5 a6", await IdsAsync(new AuditQuery { Document = "docs/a" }));
        Assert.Empty(await ProblemsAsync(head.ToString()));
        Assert.False(FilesHold("Question number 1?"));
        Assert.Null(await test.Log.DropAsync(test.Clock.GetUtcNow().AddDays(-1), TestLog.Token));
    }

    [Fact]
    public async Task Drop_EntriesTakenOutBeyondTheCheckpoint_IsFound()
    {
        await test.FillAsync(6);
        await test.Log.DropAsync(test.Clock.GetUtcNow().AddMinutes(-2.5), TestLog.Token);

        test.Tamper("DELETE FROM audit_entry WHERE sequence = 5; DELETE FROM audit_part WHERE sequence = 5;");

        Assert.Equal(ChainFault.Removed, Assert.Single(await ProblemsAsync()).Fault);
    }

    [Fact]
    public async Task Append_FromManyAtOnce_MakesOneChain()
    {
        SqliteAnswerLog[] logs = [test.Log, new(test.Folder, test.Clock), new(test.Folder, test.Clock)];

        await Task.WhenAll(Enumerable.Range(0, 90).Select(i => logs[i % 3].AppendAsync(TestLog.Answer($"a{i}"), TestLog.Token)));

        Assert.Equal(90, (await test.Log.HeadAsync(TestLog.Token)).Sequence);
        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task Append_FolderCantBeMade_SaysThatTheLogCantBeWritten()
    {
        string file = Path.Combine(test.Folder, "file");
        await File.WriteAllTextAsync(file, "", TestLog.Token);
        var log = new SqliteAnswerLog(Path.Combine(file, "below"), test.Clock);

        await Assert.ThrowsAsync<AnswerLogException>(() => log.AppendAsync(TestLog.Answer("a"), TestLog.Token));
    }

    private bool FilesHold(string words)
    {
        SqliteConnection.ClearAllPools();
        return Directory.EnumerateFiles(test.Folder).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0);
    }

    private static string Ids(AuditPage page) => string.Join(' ', page.Answers.Select(static a => a.Entry.Id));

    private static bool Fits(AnswerEntry entry, AuditQuery query) =>
        (query.Channel is null || entry.Channel == query.Channel)
        && (query.Document is null || entry.Citations.Any(c => c.Document == query.Document))
        && (query.Outcome is null || entry.Outcome == query.Outcome)
        && (query.Reason is null || entry.Reason == query.Reason)
        && (query.Verdict is null || entry.Verdict == query.Verdict)
        && (query.Person is null || entry.User == query.Person)
        && (query.Search is null || entry.Question!.Contains(query.Search, StringComparison.OrdinalIgnoreCase));

    private async Task<string> IdsAsync(AuditQuery query) =>
        string.Join(' ', (await test.AllAsync(test.Log.ReadAsync(query, TestLog.NoneDamaged, TestLog.Token))).Select(static a => a.Entry.Id));

    private async Task<List<ChainProblem>> ProblemsAsync(string? head = null)
    {
        ChainCheck check = new(head);
        return [.. (await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token))).SelectMany(check.Next), .. check.End()];
    }
}
