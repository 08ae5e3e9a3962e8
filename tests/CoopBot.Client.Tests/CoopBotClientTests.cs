using CoopBot.Host.Tests;

namespace CoopBot.Client.Tests;

/// <summary>The typed client against the real host.</summary>
public sealed class CoopBotClientTests : IAsyncLifetime
{
    private TestHost host = null!;
    private CoopBotClient client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync();
        host.Folder.Write("knowledge/far away/a+b.txt", "The bridge has nine arches.\n");
        client = Clients.Of(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AskAsync_Question_IsAnsweredWithWordsOfTheDocument()
    {
        Answer answer = await client.AskAsync("How high is the tower?", cancellationToken: Cancel);

        Citation citation = Assert.Single(answer.Citations);
        string? text = await client.GetDocumentTextAsync(citation.DocumentId, Cancel);
        Assert.Equal((Outcome.Answered, null, "How high is the tower?"), (answer.Outcome, answer.Reason, answer.Question));
        Assert.Equal(citation.Quote, text![citation.Start..citation.End]);
        Assert.True((await host.Client.GetAsync(client.AbsoluteUrl(citation), Cancel)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task AskAsync_SameConversation_LeansOnTheQuestionBefore()
    {
        await client.AskAsync("How high is the tower?", "c", Cancel);

        Answer answer = await client.AskAsync("When was it built?", "c", Cancel);

        Assert.Equal("When was the tower built?", answer.ResolvedQuestion);
    }

    [Fact]
    public async Task AskAsync_NoQuestion_IsRefusedWithItsReason() =>
        Assert.Equal((Outcome.Refused, RefusalReason.Unreadable), (await client.AskAsync("", cancellationToken: Cancel)) switch { var a => (a.Outcome, a.Reason) });

    [Fact]
    public async Task AskStreamingAsync_Question_TellsTheStagesAndThenTheAnswer()
    {
        List<AnswerUpdate> updates = [];
        await foreach (AnswerUpdate update in client.AskStreamingAsync("How high is the tower?", cancellationToken: Cancel))
        {
            updates.Add(update);
        }

        Assert.Equal(AnswerStage.Retrieving, updates[0].Stage);
        Assert.All(updates.SkipLast(1), static u => Assert.True(u is { Stage: not null and not AnswerStage.Unknown, Answer: null }));
        Assert.Equal("tower", Assert.Single(updates[^1].Answer!.Citations).DocumentId);
    }

    [Theory]
    [InlineData("The tower is 40 m high.", Verdict.Supported)]
    [InlineData("The tower is 60 m high.", Verdict.Contradicted)]
    public async Task CheckAsync_Claim_IsJudged(string claim, Verdict expected)
    {
        Answer answer = await client.CheckAsync(claim, Cancel);

        Assert.Equal((Outcome.Checked, expected), (answer.Outcome, answer.Verdict));
    }

    [Fact]
    public async Task SearchAsync_Query_RanksPassages()
    {
        IReadOnlyList<SearchHit> hits = await client.SearchAsync("the tower's height", limit: 1, Cancel);

        Assert.Equal("tower", Assert.Single(hits).DocumentId);
    }

    [Fact]
    public async Task GetDocumentAsync_ListedIdAndOneThatIsNot_IsTheDocumentOrNull()
    {
        DocumentInfo listed = (await client.GetDocumentsAsync(Cancel)).Single(static d => d.Id == "tower");

        Assert.Equal(listed, await client.GetDocumentAsync(listed.Id, Cancel));
        Assert.Null(await client.GetDocumentAsync("no such/document", Cancel));
        Assert.Null(await client.GetDocumentTextAsync("no such/document", Cancel));
    }

    [Fact]
    public async Task GetDocumentTextAsync_IdWithSlashesAndSigns_IsEscaped()
    {
        string? asked = null;
        CoopBotClient recorded = Clients.Of(request =>
        {
            asked = request.RequestUri!.AbsoluteUri;
            return Clients.Says("The bridge.", "text/plain");
        });

        Assert.Equal("The bridge.", await recorded.GetDocumentTextAsync("far away/a+b?#.txt", Cancel));
        Assert.Equal("http://bot.test/api/documents/far%20away/a%2Bb%3F%23.txt/text", asked);
    }

    [Fact]
    public async Task RateAsync_AnAnswer_StandsInTheLog()
    {
        Answer answer = await client.AskAsync("How high is the tower?", cancellationToken: Cancel);
        await client.AskAsync("When was the tower built?", cancellationToken: Cancel);

        bool rated = await client.RateAsync(answer.Id, Rating.Up, "Right & \"short\".", Cancel);

        LoggedAnswer logged = Assert.Single((await client.GetAnswersAsync(new AnswerQuery { Feedback = Rating.Up, Outcome = Outcome.Answered, Search = "tower" }, Cancel)).Answers);
        Assert.True(rated);
        Assert.Equal(answer.Id, logged.Id);
        Assert.Equal((Rating.Up, "Right & \"short\"."), (logged.Feedback[0].Rating, logged.Feedback[0].Comment));
        Assert.False(await client.RateAsync("none", Rating.Down, cancellationToken: Cancel));
    }

    [Fact]
    public async Task GetAnswersAsync_SmallPages_GoesThroughTheLogNewestFirst()
    {
        string first = (await client.AskAsync("How high is the tower?", cancellationToken: Cancel)).Id;
        string second = (await client.CheckAsync("The tower is 40 m high.", Cancel)).Id;

        AnswerPage page = await client.GetAnswersAsync(new AnswerQuery { Limit = 1 }, Cancel);
        AnswerPage next = await client.GetAnswersAsync(new AnswerQuery { Limit = 1, Before = page.Next }, Cancel);

        Assert.Equal([second, first], [Assert.Single(page.Answers).Id, Assert.Single(next.Answers).Id]);
        LoggedAnswer one = (await client.GetAnswerAsync(first, Cancel))!;
        Assert.Equal(("api", "The tower is 40 m high."), (one.Channel, Assert.Single(one.Citations).Quote));
        Assert.True(one.More.ContainsKey("versions"));
        Assert.Null(await client.GetAnswerAsync("none", Cancel));
    }
}
