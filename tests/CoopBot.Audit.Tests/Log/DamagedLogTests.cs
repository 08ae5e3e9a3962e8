using System.Text;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.TestKit;
using Microsoft.Data.Sqlite;

namespace CoopBot.Audit.Tests.Log;

/// <summary>A log that somebody, or a bad disk, has changed: what is whole stays readable, the bot goes on, and what isn't is named and not shown.</summary>
public sealed class DamagedLogTests : IDisposable
{
    private readonly TestLog test = new();

    public void Dispose() => test.Dispose();

    [Theory]
    [InlineData("payload = replace(payload, '\"confidence\":0.9', '\"confidence\":0.8')")]
    [InlineData("payload = replace(payload, '\"outcome\":\"answered\"', '\"outcome\":\"guessed\"')")]
    [InlineData("payload = replace(payload, '\"citations\":[]', '\"citations\":null')")]
    [InlineData("payload = replace(payload, '\"notes\":[]', '\"notes\":[],\"notes\":[]')")]
    [InlineData("payload = replace(payload, '\"sequence\":2', '\"sequence\":{}')")]
    [InlineData("payload = json_set(payload, '$.previous', 5)")]
    [InlineData("payload = json_set(payload, '$.time', 'noon')")]
    [InlineData("payload = json_set(payload, '$.sealed', 5)")]
    [InlineData("payload = '{\"kind\":\"answer\"}'")]
    [InlineData("hash = 'x'")]
    public async Task Entry_Changed_IsNamedAndNotShown(string change)
    {
        await test.FillAsync(3);

        test.Tamper($"UPDATE audit_entry SET {change} WHERE sequence = 2");

        await AssertOnlyTheSecondIsDamagedAsync();
    }

    [Theory]
    [InlineData("UPDATE audit_part SET value = 'no JSON' WHERE sequence = 2 AND name = 'question'")]
    [InlineData("UPDATE audit_part SET value = '\"Another?\"' WHERE sequence = 2 AND name = 'question'")]
    [InlineData("UPDATE audit_part SET value = '7' WHERE sequence = 2 AND name = 'claims'")]
    [InlineData("UPDATE audit_part SET salt = 'text' WHERE sequence = 2 AND name = 'question'")]
    [InlineData("INSERT INTO audit_part VALUES (2, 'kind', x'00', '\"feedback\"')")]
    public async Task Words_Changed_AreNamedAndNotShown(string sql)
    {
        await test.FillAsync(3);

        test.Tamper(sql);

        await AssertOnlyTheSecondIsDamagedAsync();
    }

    [Fact]
    public async Task File_ByteOfTheNewestEntryFlipped_AnswersAreStillLoggedAndTheEntryIsNamed()
    {
        await test.FillAsync(2);
        FlipFirstByteOf((await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token)))[1].Payload);

        AnswerEntry next = await test.Log.AppendAsync(TestLog.Answer("a3"), TestLog.Token);

        Assert.Equal(3, next.Sequence);
        await AssertOnlyTheSecondIsDamagedAsync();
        Assert.Empty((await test.Log.ListAsync(new AuditQuery { Feedback = Rating.Down }, TestLog.Token)).Answers);
    }

    [Fact]
    public async Task File_ByteFlippedInWhatIsKept_OlderEntriesCanBeDropped()
    {
        await test.FillAsync(4);
        FlipFirstByteOf((await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token)))[2].Payload);

        CheckpointEntry? dropped = await test.Log.DropAsync(test.Clock.GetUtcNow().AddMinutes(-2.5), TestLog.Token);

        Assert.Equal(2, dropped!.Through);
        Assert.Equal([3], (await VerifyAsync()).Select(static f => f.Sequence));
    }

    [Fact]
    public async Task File_ByteOfARatingFlipped_TheAnswerIsShownWithoutIt()
    {
        await test.FillAsync(1);
        await test.Log.AppendAsync(new FeedbackEntry { Answer = "a1", Rating = Rating.Down, Channel = "cli" }, TestLog.Token);
        FlipFirstByteOf((await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token)))[1].Payload);

        Assert.Empty((await test.Log.FindAsync("a1", TestLog.Token))!.Feedback);
        Assert.Empty((await test.Log.ListAsync(new AuditQuery { Feedback = Rating.Down }, TestLog.Token)).Answers);
        Assert.Equal(2, Assert.Single(await VerifyAsync()).Sequence);
    }

    [Fact]
    public async Task Entries_Swapped_ReadingEndsAndNamesBoth()
    {
        await test.FillAsync(5);

        test.Tamper("UPDATE audit_entry SET sequence = -2 WHERE sequence = 2; UPDATE audit_entry SET sequence = 2 WHERE sequence = 3; UPDATE audit_entry SET sequence = 3 WHERE sequence = -2;");

        List<long> damaged = [];
        List<RatedAnswer> read = await test.AllAsync(test.Log.ReadAsync(new AuditQuery(), damaged.Add, TestLog.Token));
        Assert.Equal(["a1", "a4", "a5"], read.Select(static a => a.Entry.Id));
        Assert.Equal([2, 3], damaged);
    }

    [Theory]
    [InlineData("\"citations\":[]", "\"citations\":null")]
    [InlineData("\"citations\":[]", "\"citations\":[null]")]
    [InlineData("\"citations\":[]", "\"citations\":[{}]")]
    [InlineData("\"channel\":\"cli\"", "\"channel\":null")]
    [InlineData("\"outcome\":\"answered\"", "\"outcome\":\"guessed\"")]
    public async Task Verify_EntryForgedWithItsHash_GoesOnToTheEnd(string logged, string forged)
    {
        await test.FillAsync(3);
        StoredEntry second = (await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token)))[1];
        string payload = second.Payload.Replace(logged, forged, StringComparison.Ordinal);
        Assert.NotEqual(second.Payload, payload);

        test.Tamper($"UPDATE audit_entry SET payload = '{payload}', hash = '{EntryCodec.HashOf(payload)}' WHERE sequence = 2");

        Assert.Equal([3], (await VerifyAsync()).Select(static f => f.Sequence));
        Assert.Equal([2], (await test.Log.ListAsync(new AuditQuery(), TestLog.Token)).Damaged);
    }

    [Fact]
    public async Task Redact_Words_LeavesAnEntryThatIsAsLogged()
    {
        await test.FillAsync(1);

        await test.Log.RedactAsync(new RedactionRequest(AnswerId: "a1"), TestLog.Token);

        Assert.Empty((await test.Log.ListAsync(new AuditQuery(), TestLog.Token)).Damaged);
    }

    private async Task AssertOnlyTheSecondIsDamagedAsync()
    {
        AuditPage page = await test.Log.ListAsync(new AuditQuery(), TestLog.Token);
        List<long> damaged = [];
        List<RatedAnswer> read = await test.AllAsync(test.Log.ReadAsync(new AuditQuery(), damaged.Add, TestLog.Token));

        Assert.Equal(["a3", "a1"], page.Answers.Select(static a => a.Entry.Id));
        Assert.Equal(["a1", "a3"], read.Select(static a => a.Entry.Id));
        Assert.Equal([2], page.Damaged);
        Assert.Equal([2], damaged);
        Assert.Contains(2, (await VerifyAsync()).Select(static f => f.Sequence));
    }

    private async Task<List<AuditFinding>> VerifyAsync()
    {
        var nothing = Snapshots.Of(("other", "Something else."));
        List<AuditFinding> found = [];
        await new LogVerifier(test.Log, new CitationRecheck(nothing), new ClaimRecheck(null, nothing.Version)).RunAsync(null, found.Add, null, TestLog.Token);
        return found;
    }

    /// <summary>Not through SQLite, which would update its index along: as a bad disk does it.</summary>
    private void FlipFirstByteOf(string payload)
    {
        test.Tamper("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        string path = Path.Combine(test.Folder, "audit.db");
        byte[] file = File.ReadAllBytes(path);
        int at = file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(payload));
        Assert.True(at > 0);
        file[at] ^= 1;
        File.WriteAllBytes(path, file);
    }
}
