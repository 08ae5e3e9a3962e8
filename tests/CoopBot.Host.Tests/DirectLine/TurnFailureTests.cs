using System.Text.Json.Nodes;
using CoopBot.Knowledge.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Host.Tests.DirectLine;

/// <summary>The conversations can't be written for a while, as on a full disk: no accepted message stays without its answer.</summary>
public sealed class TurnFailureTests
{
    [Fact]
    public async Task Answer_ThatCantBeStored_IsGivenOnceItCan()
    {
        FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
        using Failures failures = new();
        await using TestHost host = await TestHost.StartAsync(b =>
        {
            b.Services.AddSingleton<TimeProvider>(clock);
            b.Logging.AddProvider(failures);
        });
        ChatClient client = await ChatClient.StartAsync(host.Client);
        Execute(host, "CREATE TRIGGER full BEFORE DELETE ON turn BEGIN SELECT RAISE(ABORT, 'the disk is full'); END;");

        string id = await client.SayAsync("How high is the tower?");
        await failures.OfAnswerAndApology;
        Execute(host, "DROP TRIGGER full;");
        clock.Advance(TimeSpan.FromSeconds(3));
        IReadOnlyList<JsonNode> all = await client.UntilAsync(fromBot: 2);

        Assert.Equal(3, all.Count);
        Assert.Equal(id, (string)all[^1]["replyToId"]!);
        Assert.Contains("40", (string)all[^1]["text"]!, StringComparison.Ordinal);
    }

    private static void Execute(TestHost host, string sql)
    {
        using SqliteConnection connection = new SqliteDatabase(host.Folder["data"], "directline.db").Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Hears the errors of the host.</summary>
    private sealed class Failures : ILoggerProvider, ILogger
    {
        private readonly TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int count;

        /// <summary>Done when neither the answer nor the apology could be stored.</summary>
        public Task OfAnswerAndApology => second.Task;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is SqliteException && Interlocked.Increment(ref count) == 2)
            {
                second.SetResult();
            }
        }

        public void Dispose()
        {
        }
    }
}
