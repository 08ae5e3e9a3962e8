using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CsCheck;

namespace CoopBot.Audit.Tests.Checking;

public sealed class ChainCheckTests : IDisposable
{
    private readonly TestLog test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Check_UntouchedLog_FindsNothing()
    {
        await test.FillAsync(5);

        Assert.Empty(await CheckAsync());
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET payload = replace(payload, '\"confidence\":0.9', '\"confidence\":0.8') WHERE sequence = 3", 3, ChainFault.Changed)]
    [InlineData("UPDATE audit_part SET value = replace(value, '3', '4') WHERE sequence = 3 AND name = 'question'", 3, ChainFault.Changed)]
    [InlineData("DELETE FROM audit_part WHERE sequence = 3 AND name = 'text'", 3, ChainFault.Changed)] // blanked without a redaction
    [InlineData("INSERT INTO audit_part VALUES (3, 'comment', x'00', '\"x\"')", 3, ChainFault.Changed)]
    [InlineData("DELETE FROM audit_entry WHERE sequence = 3", 4, ChainFault.Removed)]
    [InlineData("DELETE FROM audit_entry WHERE sequence < 3", 3, ChainFault.Removed)]
    [InlineData("UPDATE audit_entry SET payload = '[]' WHERE sequence = 3", 3, ChainFault.Changed)]
    public async Task Check_TamperedEntry_IsFoundWhereItStands(string sql, long sequence, ChainFault fault)
    {
        await test.FillAsync(5);

        test.Tamper(sql);

        ChainProblem problem = Assert.Single(await CheckAsync());
        Assert.Equal((sequence, fault), (problem.Sequence, problem.Fault));
    }

    [Fact]
    public async Task Check_SwappedEntries_BothAreFound()
    {
        await test.FillAsync(5);

        test.Tamper("UPDATE audit_entry SET sequence = -2 WHERE sequence = 2; UPDATE audit_entry SET sequence = 2 WHERE sequence = 3; UPDATE audit_entry SET sequence = 3 WHERE sequence = -2;");

        Assert.Equal([2, 3], (await CheckAsync()).Where(static p => p.Fault == ChainFault.Reordered).Select(static p => p.Sequence));
    }

    [Fact]
    public async Task Check_EntryRewrittenWithItsHash_ShowsAtTheNext()
    {
        await test.FillAsync(3);
        StoredEntry second = (await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token)))[1];
        string forged = second.Payload.Replace("0.9", "0.1", StringComparison.Ordinal);

        test.Tamper($"UPDATE audit_entry SET payload = '{forged}', hash = '{EntryCodec.HashOf(forged)}' WHERE sequence = 2");

        ChainProblem problem = Assert.Single(await CheckAsync());
        Assert.Equal((3, ChainFault.Changed), (problem.Sequence, problem.Fault));
    }

    [Fact]
    public async Task Check_CutTail_OnlyAKeptHeadReveals()
    {
        await test.FillAsync(5);
        string head = (await test.Log.HeadAsync(TestLog.Token)).ToString();
        Assert.Empty(await CheckAsync(head));

        test.Tamper("DELETE FROM audit_entry WHERE sequence = 5; DELETE FROM audit_part WHERE sequence = 5;");

        Assert.Empty(await CheckAsync());
        Assert.Equal(ChainFault.Cut, Assert.Single(await CheckAsync(head)).Fault);
    }

    [Fact]
    public async Task Check_AnyByteOfAPayloadFlipped_IsFound()
    {
        await test.FillAsync(4);
        List<StoredEntry> entries = await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token));

        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 10_000], Gen.Int[1, 94]).Sample((at, place, shift) =>
        {
            StoredEntry[] copy = [.. entries];
            char[] payload = copy[at].Payload.ToCharArray();
            ref char c = ref payload[place % payload.Length];
            c = (char)(' ' + ((c - ' ' + shift) % 95));
            copy[at] = copy[at] with { Payload = new string(payload) };

            Assert.NotEmpty(Check(copy));
        });
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1:2:3")]
    [InlineData("one:0000000000000000000000000000000000000000000000000000000000000000")]
    public void Check_HeadIsNone_Throws(string head) => Assert.Throws<FormatException>(() => new ChainCheck(head));

    private async Task<List<ChainProblem>> CheckAsync(string? head = null) => Check(await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token)), head);

    private static List<ChainProblem> Check(IReadOnlyList<StoredEntry> entries, string? head = null)
    {
        ChainCheck check = new(head);
        return [.. entries.SelectMany(check.Next), .. check.End()];
    }
}
