using CoopBot.Audit.Log;
using CoopBot.Audit.Storage;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;
using CoopBot.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Audit.Tests;

/// <summary>A log in a folder of its own, and what a test does to its file behind its back.</summary>
internal sealed class TestLog : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TestLog() => Log = new SqliteAnswerLog(folder.Path, Clock);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));

    public SqliteAnswerLog Log { get; }

    public string Folder => folder.Path;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>For logs whose entries are all as they were logged.</summary>
    public static void NoneDamaged(long sequence) => Assert.Fail($"Entry {sequence} isn't what was logged.");

    /// <summary>An answer about nothing in particular.</summary>
    public static AnswerEntry Answer(string id, string question = "Who?", string? user = null, params LoggedCitation[] citations) => new()
    {
        Id = id,
        Outcome = Outcome.Answered,
        Confidence = 0.9,
        Question = question,
        ResolvedQuestion = question,
        Text = "It is so [1].",
        Claims = [.. citations.Select(static c => new LoggedClaim(c.Quote, [c.N]))],
        Citations = citations,
        Versions = new LoggedVersions("sha256:then", "", "sha256:settings", "0.1.0"),
        Channel = "cli",
        User = user,
    };

    /// <summary>A citation of words of a document.</summary>
    public static LoggedCitation Cite(Document document, string quote, int n = 1)
    {
        int start = document.Text.IndexOf(quote, StringComparison.Ordinal);
        return new LoggedCitation(n, document.Id, document.Hash, document.Title, null, start, start + quote.Length, quote);
    }

    /// <summary>Appends answers with the ids a1, a2, ….</summary>
    public async Task FillAsync(int count, string? user = null, params LoggedCitation[] citations)
    {
        for (int i = 1; i <= count; i++)
        {
            await Log.AppendAsync(Answer($"a{i}", $"Question number {i}?", user, citations), Token);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>Runs SQL on the file as an intruder would.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "audit.db")}");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
