using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoopBot.Host.Tests.Api;

public sealed class LogPrivacyTests
{
    private const string Secret = "zanzibarquux";

    [Fact]
    public async Task Logs_AboveDebug_HoldNoWordOfAQuestion()
    {
        using Recorder recorder = new();
        await using (TestHost host = await TestHost.StartAsync(b => b.Logging.SetMinimumLevel(LogLevel.Information).AddFilter(null, LogLevel.Information).Services.AddSingleton<ILoggerProvider>(recorder)))
        {
            await host.Client.PostAsJsonAsync("/api/ask", new { question = $"How high is {Secret}?" }, TestContext.Current.CancellationToken);
            await host.Client.PostAsJsonAsync("/api/check", new { claim = $"{Secret} is high." }, TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(recorder.Lines);
        Assert.DoesNotContain(recorder.Lines, static l => l.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Information)
            {
                Lines.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
