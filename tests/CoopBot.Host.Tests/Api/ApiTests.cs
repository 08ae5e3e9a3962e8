using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit.Service;
using CoopBot.Host.Answers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Api;

/// <summary>The JSON API of the real host.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Ask_Question_IsAnsweredAndLogged()
    {
        JsonNode answer = await PostAsync("/api/ask", new { question = "How high is the tower?" });

        Assert.Equal("answered", (string)answer["outcome"]!);
        JsonNode citation = answer["citations"]![0]!;
        string text = await host.Client.GetStringAsync($"/api/documents/{citation["documentId"]}/text", Cancel);
        Assert.Equal((string)citation["quote"]!, text[(int)citation["start"]!..(int)citation["end"]!]);
        JsonNode logged = await GetAsync($"/api/answers/{answer["id"]}");
        Assert.Equal("api", (string)logged["channel"]!);
    }

    [Fact]
    public async Task Ask_SameConversation_LeansOnTheQuestionBefore()
    {
        await PostAsync("/api/ask", new { question = "How high is the tower?", conversationId = "c" });

        JsonNode answer = await PostAsync("/api/ask", new { question = "When was it built?", conversationId = "c" });
        JsonNode apart = await PostAsync("/api/ask", new { question = "When was it built?", conversationId = "d" });

        Assert.Equal("When was the tower built?", (string)answer["resolvedQuestion"]!);
        Assert.Equal("When was it built?", (string)apart["resolvedQuestion"]!);
    }

    [Fact]
    public async Task Ask_EventStream_TellsProgressAndThenTheAnswer()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { question = "How high is the tower?" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");

        HttpResponseMessage response = await host.Client.SendAsync(request, Cancel);
        string[] events = [.. (await response.Content.ReadAsStringAsync(Cancel)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)];

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("event: progress\ndata: {\"stage\":\"retrieving\"}", events[0]);
        Assert.StartsWith("event: answer\ndata: {", events[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Claim_IsJudged() =>
        Assert.Equal("supported", (string)(await PostAsync("/api/check", new { claim = "The tower is 40 m high." }))["verdict"]!);

    [Fact]
    public async Task Feedback_OnAnAnswer_IsLogged()
    {
        JsonNode answer = await PostAsync("/api/ask", new { question = "How high is the tower?" });

        HttpResponseMessage rated = await host.Client.PostAsJsonAsync($"/api/answers/{answer["id"]}/feedback", new { rating = "up", comment = "Right." }, Cancel);
        HttpResponseMessage unknown = await host.Client.PostAsJsonAsync("/api/answers/none/feedback", new { rating = "up" }, Cancel);
        HttpResponseMessage wrong = await host.Client.PostAsJsonAsync($"/api/answers/{answer["id"]}/feedback", new { rating = "great" }, Cancel);

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.BadRequest], [rated.StatusCode, unknown.StatusCode, wrong.StatusCode]);
        JsonNode list = await GetAsync("/api/answers?feedback=up");
        Assert.Equal((string)answer["id"]!, (string)list["answers"]![0]!["id"]!);
    }

    [Fact]
    public async Task Documents_ListAndOne_AreDescribed()
    {
        JsonNode list = await GetAsync("/api/documents");
        JsonNode one = await GetAsync("/api/documents/tower");

        Assert.Equal("tower", (string)list[0]!["id"]!);
        Assert.Equal("tower.md", (string)one["path"]!);
    }

    [Fact]
    public async Task Search_Query_RanksPassages() =>
        Assert.Equal("tower", (string)(await PostAsync("/api/search", new { query = "the tower's height" }))[0]!["documentId"]!);

    [Theory]
    [InlineData("/api/ask", "{}")]
    [InlineData("/api/ask", "")]
    [InlineData("/api/ask", "{\"question\":")]
    [InlineData("/api/ask", "{\"question\":1}")]
    [InlineData("/api/ask", "{\"question\":\"a\",\"model\":\"b\"}")]
    [InlineData("/api/ask", "{\"question\":\"a\",\"conversationId\":\"\"}")]
    [InlineData("/api/check", "{\"question\":\"a\"}")]
    [InlineData("/api/search", "{\"query\":\" \"}")]
    [InlineData("/api/search", "{\"query\":\"a\",\"limit\":0}")]
    public async Task Post_WrongBody_IsAProblem(string route, string body)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");

        await AssertProblemAsync(await host.Client.PostAsync(route, content, Cancel), HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/documents/none")]
    [InlineData("/api/documents/none/text")]
    [InlineData("/api/answers/none")]
    [InlineData("/api/none")]
    public async Task Get_NothingThere_IsAProblem(string route) => await AssertProblemAsync(await host.Client.GetAsync(route, Cancel), HttpStatusCode.NotFound);

    [Fact]
    public async Task Get_UnknownFilter_IsAProblem() => await AssertProblemAsync(await host.Client.GetAsync("/api/answers?outcome=great", Cancel), HttpStatusCode.BadRequest);

    [Fact]
    public async Task Post_TooLarge_IsRefused()
    {
        HttpResponseMessage response = await host.Client.PostAsJsonAsync("/api/ask", new { question = new string('a', 1_100_000) }, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Ask_EmptyOrTooLong_IsUnreadable()
    {
        Assert.Equal("unreadable", (string)(await PostAsync("/api/ask", new { question = "" }))["reason"]!);
        Assert.Equal("unreadable", (string)(await PostAsync("/api/ask", new { question = new string('a', 5000) }))["reason"]!);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesTheRoutes()
    {
        JsonNode document = await GetAsync("/openapi/v1.json");

        string[] paths = [.. document["paths"]!.AsObject().Select(static p => p.Key)];
        Assert.Superset(
            new HashSet<string>(["/api/ask", "/api/check", "/api/search", "/api/documents", "/api/answers", "/api/answers/{id}", "/api/answers/{id}/feedback"], StringComparer.Ordinal),
            paths.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ask_QueueFull_IsSentAwayWithATime()
    {
        TaskCompletionSource hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ScriptedService slow = new(hold.Task);
        await using TestHost busy = await TestHost.StartAsync(b => b.Services.AddSingleton<IAnswerService>(new QueuedAnswerService(slow, concurrency: 1, queueLength: 1)));
        Task<HttpResponseMessage> first = busy.Client.PostAsJsonAsync("/api/ask", new { question = "1" }, Cancel);
        await slow.Begun;
        Task<HttpResponseMessage> second = busy.Client.PostAsJsonAsync("/api/ask", new { question = "2" }, Cancel);
        Task<HttpResponseMessage> third = busy.Client.PostAsJsonAsync("/api/ask", new { question = "3" }, Cancel);

        // One of the two takes the only place to wait, whichever arrives first.
        Task<HttpResponseMessage> sentAway = await Task.WhenAny(second, third);
        Task<HttpResponseMessage> waiting = sentAway == second ? third : second;

        Assert.True((await sentAway).Headers.RetryAfter!.Delta > TimeSpan.Zero);
        await AssertProblemAsync(await sentAway, HttpStatusCode.TooManyRequests);
        hold.SetResult();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], (await Task.WhenAll(first, waiting)).Select(static r => r.StatusCode));
    }

    [Fact]
    public async Task Ask_CallerLeaves_TheWorkStops()
    {
        ScriptedService slow = new(new TaskCompletionSource().Task);
        await using TestHost leaving = await TestHost.StartAsync(b => b.Services.AddSingleton<IAnswerService>(slow));
        using CancellationTokenSource left = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<HttpResponseMessage> asked = leaving.Client.PostAsJsonAsync("/api/ask", new { question = "1" }, left.Token);
        await slow.Begun;

        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await slow.Stopped.WaitAsync(Cancel);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        string body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty((string?)JsonNode.Parse(body)!["title"]));
    }

    private async Task<JsonNode> PostAsync(string route, object body)
    {
        HttpResponseMessage response = await host.Client.PostAsJsonAsync(route, body, Cancel);
        string text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<JsonNode> GetAsync(string route) => JsonNode.Parse(await host.Client.GetStringAsync(route, Cancel))!;
}
