using CoopBot.FakeModel;
using CoopBot.Inference.Chat;
using CoopBot.TestKit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Inference.Tests.Chat;

/// <summary>The client against a server that behaves as real ones do on bad days.</summary>
public sealed class ChatModelTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public void Current_NotConfigured_IsNone()
    {
        using ServiceProvider services = ChatServices.Create(data.Path, null, []);

        Assert.Null(services.GetRequiredService<ChatModelSource>().Current);
    }

    [Theory]
    [InlineData("Kind=OpenAI", "Bearer secret")]
    [InlineData("Kind=AzureOpenAI", "secret")]
    public async Task GetResponse_GoodModel_AnswersAndIsGivenTheKey(string kind, string authorization)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using ServiceProvider services = Services(server, kind, "Key=secret", $"Endpoint={(kind == "Kind=OpenAI" ? server.Endpoint : server.AzureEndpoint)}");
        server.Script = static r => new FakeReply($"{r.Model} hears: {r.LastUserText}");

        ChatResponse response = await AskAsync(services, "Hello.");

        Assert.Equal("fake hears: Hello.", response.Text);
        Assert.Equal(authorization, server.Authorization);
    }

    [Fact]
    public async Task Current_OwnClientRegistered_IsThatOne()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using OpenAiLike own = new();
        using ServiceProvider services = ChatServices.Create(data.Path, null, [], s => s.AddSingleton<IChatClient>(own));

        ChatModel model = services.Model();

        Assert.Equal("own-model", model.Name);
        Assert.Equal("own words", (await model.Client.GetResponseAsync("?", cancellationToken: Token)).Text);
        Assert.Equal("own-model", model.Client.GetService<ChatClientMetadata>()?.DefaultModelId); // Semantic Kernel asks for it
    }

    [Theory]
    [InlineData(FakeBehaviour.ServerError, ChatFailure.ServerError)]
    [InlineData(FakeBehaviour.Unavailable, ChatFailure.ServerError)]
    [InlineData(FakeBehaviour.TooManyRequests, ChatFailure.TooManyRequests)]
    [InlineData(FakeBehaviour.Unauthorized, ChatFailure.Rejected)]
    [InlineData(FakeBehaviour.Malformed, ChatFailure.InvalidOutput)]
    [InlineData(FakeBehaviour.Empty, ChatFailure.InvalidOutput)]
    [InlineData(FakeBehaviour.Down, ChatFailure.Unreachable)]
    public async Task GetResponse_FailingModel_IsNamed(FakeBehaviour behaviour, ChatFailure expected)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(behaviour);
        using ServiceProvider services = Services(server);

        Assert.Equal(expected, await FailureAsync(services));
    }

    [Fact]
    public async Task GetResponse_NobodyListens_IsUnreachable()
    {
        Uri gone;
        await using (FakeModelServer server = await FakeModelServer.StartAsync())
        {
            gone = server.Endpoint;
        }

        using ServiceProvider services = ChatServices.Create(data.Path, gone, []);

        Assert.Equal(ChatFailure.Unreachable, await FailureAsync(services));
    }

    [Fact]
    public async Task GetResponse_SlowModel_TimesOut()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(FakeBehaviour.Slow);
        using ServiceProvider services = Services(server, "TimeoutSeconds=7");

        Task<ChatFailure?> failing = FailureAsync(services);
        await server.Asked;
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(ChatFailure.Timeout, await failing);
    }

    [Fact]
    public async Task GetResponse_CallerLeaves_IsNoFailureOfTheModel()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(FakeBehaviour.Slow);
        using ServiceProvider services = Services(server);
        using CancellationTokenSource leaving = new();

        Task<ChatResponse> asking = services.Model().Client.GetResponseAsync("?", cancellationToken: leaving.Token);
        await server.Asked;
        await leaving.CancelAsync();

        Exception thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Null(ChatFailures.Of(thrown, leaving.Token));
    }

    [Theory]
    [InlineData(FakeBehaviour.ServerError, 3)]
    [InlineData(FakeBehaviour.TooManyRequests, 1)] // it says: in a minute
    [InlineData(FakeBehaviour.Unauthorized, 1)]
    public async Task GetResponse_FailsAtOnce_IsTriedAgainWhereThatMayHelp(FakeBehaviour behaviour, int requests)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(behaviour);
        using ServiceProvider services = ChatServices.Create(data.Path, server.Endpoint, ["Retries=2"]); // the real clock: the pauses are short

        await FailureAsync(services);

        // The breaker opens at the second failure: what follows doesn't reach the server.
        Assert.Equal(Math.Min(requests, 2), server.Requests.Count);
    }

    [Fact]
    public async Task GetResponse_FailedTwice_IsSparedUntilTheBreakIsOver()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(FakeBehaviour.Unavailable);
        using ServiceProvider services = Services(server);
        await FailureAsync(services);
        await FailureAsync(services);

        Assert.Equal(ChatFailure.CircuitOpen, await FailureAsync(services));
        Assert.Equal(2, server.Requests.Count);

        server.Behaviour = FakeBehaviour.Good;
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("?", (await AskAsync(services, "?")).Text);
    }

    [Fact]
    public async Task GetResponse_BudgetSpent_IsNotMade()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using ServiceProvider services = Services(server, "TokensPerDay=250", "MaxTokens=100");
        server.Script = static _ => new FakeReply(new string('x', 400)); // 101 tokens, as the fake counts

        await AskAsync(services, "?");
        await AskAsync(services, "?");

        Assert.Equal(ChatFailure.BudgetSpent, await FailureAsync(services));
        Assert.Equal(2, server.Requests.Count);
        clock.Advance(TimeSpan.FromDays(1));
        await AskAsync(services, "?");
    }

    [Theory]
    [InlineData(FakeBehaviour.Good)]
    [InlineData(FakeBehaviour.ServerError)]
    [InlineData(FakeBehaviour.Malformed)]
    public async Task GetResponse_AnyOutcome_LogsNoWordOfTheTexts(FakeBehaviour behaviour)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(behaviour);
        using Lines lines = new();
        using ServiceProvider services = ChatServices.Create(data.Path, server.Endpoint, [], s => s.AddLogging(b => b.AddProvider(lines).SetMinimumLevel(LogLevel.Trace)));

        try
        {
            await AskAsync(services, "Who ate the rhubarb?");
        }
        catch (Exception e) when (ChatFailures.Of(e, Token) is not null)
        {
            // Failures are logged too.
        }

        Assert.NotEmpty(lines.All);
        Assert.DoesNotContain(lines.All, static l => l.Contains("rhubarb", StringComparison.Ordinal));
    }

    private ServiceProvider Services(FakeModelServer server, params string[] settings) =>
        ChatServices.Create(data.Path, server.Endpoint, settings, s => s.AddSingleton<TimeProvider>(clock));

    private static Task<ChatResponse> AskAsync(ServiceProvider services, string words) => services.Model().Client.GetResponseAsync(words, cancellationToken: Token);

    private static async Task<ChatFailure?> FailureAsync(ServiceProvider services) =>
        ChatFailures.Of(await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(services, "?")), Token);

    private sealed class OpenAiLike : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "own words")));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("own", null, "own-model") : null;

        public void Dispose()
        {
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> all = [];

        public IReadOnlyList<string> All => all;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (all)
            {
                all.Add(formatter(state, exception) + exception);
            }
        }

        public void Dispose()
        {
        }
    }
}
