using System.Net;
using System.Text.Json.Nodes;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using CoopBot.Host.Pages.Audit;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Pages.Audit;

public sealed class AuditPagesTests : IAsyncLifetime
{
    private const string Hostile = "<script>alert(1)</script>";

    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IAnswerLog Log => host.Services.GetRequiredService<IAnswerLog>();

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task List_NothingAsked_SaysSo() => Assert.Contains("Nothing has been asked yet", await GetAsync("/audit"), StringComparison.Ordinal);

    [Fact]
    public async Task List_WordsOfPeople_AreEncoded()
    {
        await AppendAsync("a1", Hostile, text: Hostile);

        Assert.DoesNotContain(Hostile, await GetAsync("/audit?q=" + Uri.EscapeDataString("<script>")), StringComparison.Ordinal);
        string page = await GetAsync("/audit/a1");

        Assert.DoesNotContain(Hostile, page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=Second", "a2")]
    [InlineData("channel=api", "a2")]
    [InlineData("outcome=refused", "a3")]
    [InlineData("outcome=refused:not_stated", "a3")]
    [InlineData("outcome=answered&channel=cli", "a1")]
    [InlineData("feedback=down", "a1")]
    [InlineData("document=tower", "a1")]
    [InlineData("from=2000-01-01&to=2001-01-01", "")]
    [InlineData("outcome=refused:no_evidence", "")]
    public async Task List_Filter_ShowsWhatFits(string filter, string expected)
    {
        await AppendAsync("a1", "First?", citations: await CitationAsync("The tower is 40 m high."));
        await AppendAsync("a2", "Second?", channel: "api");
        await AppendAsync("a3", "Third?", outcome: Outcome.Refused, reason: RefusalReason.NotStated);
        await Log.AppendAsync(new FeedbackEntry { Answer = "a1", Rating = Rating.Down, Channel = "cli" }, Cancel);

        string page = await GetAsync("/audit?" + filter);

        Assert.Equal(expected, string.Join(',', new[] { "a1", "a2", "a3" }.Where(id => page.Contains($"href=\"/audit/{id}\"", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("to=9999-12-31")]
    [InlineData("outcome=lost")]
    [InlineData("outcome=refused:lost")]
    [InlineData("feedback=sideways")]
    public async Task List_FilterThatIsNone_SaysSo(string filter)
    {
        using HttpResponseMessage response = await host.Client.GetAsync("/audit?" + filter, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("role=\"alert\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_MoreThanAPage_LeadsToOlderOnesAndBackAndKeepsTheFilter()
    {
        for (int i = 1; i <= 60; i++)
        {
            await AppendAsync($"a{i}", $"Question {i}?");
        }

        string newest = await GetAsync("/audit?q=Question");
        Assert.Contains("/audit/a60\"", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("/audit/a10\"", newest, StringComparison.Ordinal);
        Assert.Contains("href=\"/audit?q=Question&amp;before=11\"", newest, StringComparison.Ordinal);

        string oldest = await GetAsync("/audit?q=Question&before=11");

        Assert.Contains("/audit/a10\"", oldest, StringComparison.Ordinal);
        Assert.Contains("These are the oldest", oldest, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\" href=\"/audit?q=Question&amp;after=10\"", oldest, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"prev\"", newest, StringComparison.Ordinal);

        string back = await GetAsync("/audit?q=Question&after=10");

        Assert.Contains("/audit/a60\"", back, StringComparison.Ordinal);
        Assert.Contains("/audit/a11\"", back, StringComparison.Ordinal);
        Assert.DoesNotContain("/audit/a10\"", back, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"prev\"", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WordsChangedAndGone_ShowsWhatBecameOfThem()
    {
        LoggedCitation intact = await CitationAsync("It was built in 1911.");
        LoggedCitation changed = await CitationAsync("The tower is 40 m high.") with { N = 2, Quote = "The tower is 38 m high." };
        LoggedCitation gone = intact with { N = 3, Document = "castle", Title = "The castle", Quote = "The castle is far away." };
        await AppendAsync("a1", "How high?", text: "Built in 1911 [1]. **38 m** [2]. Far [3].", citations: [intact, changed, gone]);

        string page = await GetAsync("/audit/a1");

        Assert.Contains("<mark class=\"words\">It was built in 1911.</mark>", page, StringComparison.Ordinal);
        Assert.Contains("<del>38</del>", page, StringComparison.Ordinal);
        Assert.Contains("<ins>40</ins>", page, StringComparison.Ordinal);
        Assert.Contains("The castle is far away.", page, StringComparison.Ordinal);
        Assert.Contains("1 citation intact, 1 citation changed, 1 citation gone", page, StringComparison.Ordinal);
        Assert.Contains("<strong>38 m</strong>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#citation-2\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recheck_Button_JudgesTheClaimsAndComesBack()
    {
        await AppendAsync("a1", "How high?", citations: await CitationAsync("The tower is 40 m high."));
        Assert.Contains("Not re-checked", await GetAsync("/audit/a1"), StringComparison.Ordinal);

        using HttpResponseMessage response = await host.Client.PostAsync("/audit/a1/recheck", null, Cancel);

        Assert.Equal("/audit/a1", response.RequestMessage?.RequestUri?.AbsolutePath);
        Assert.Contains("Still supported", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit/a1/recheck")]
    [InlineData("/audit/verification")]
    public async Task Post_PageOfAnotherSite_IsForbidden(string address)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", "https://evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await host.Client.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Answer_Redacted_ShowsThatAndNoWords()
    {
        await AppendAsync("a1", "Who asks?", text: "Nobody knows.");
        await Log.RedactAsync(new RedactionRequest(AnswerId: "a1"), Cancel);

        string page = await GetAsync("/audit/a1");

        Assert.Contains("were redacted", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Who asks", page, StringComparison.Ordinal);
        Assert.Contains("Redacted", await GetAsync("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_Unknown_IsAPageThatSaysSo()
    {
        using HttpResponseMessage response = await host.Client.GetAsync("/audit/none", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no answer “none”", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jsonl", "application/jsonl", 300)]
    [InlineData("chain", "application/jsonl", 300)]
    [InlineData("csv", "text/csv", 301)]
    public async Task Export_ManyAnswers_HasALineForEach(string format, string mediaType, int lines)
    {
        for (int i = 1; i <= 300; i++)
        {
            await AppendAsync($"a{i}", new string('x', 400));
        }

        using HttpResponseMessage response = await host.Client.GetAsync("/audit/export?format=" + format, Cancel);
        string[] written = (await response.Content.ReadAsStringAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(lines, written.Length);
    }

    [Fact]
    public async Task Export_Prov_IsJson()
    {
        await AppendAsync("a1", "How high?", citations: await CitationAsync("The tower is 40 m high."));

        JsonNode? prov = JsonNode.Parse(await GetAsync("/audit/export?format=prov"));

        Assert.NotEmpty(prov!["@graph"]!.AsArray());
    }

    [Theory]
    [InlineData("format=xml")]
    [InlineData("format=chain&q=a")]
    [InlineData("outcome=lost")]
    public async Task Export_WrongAddress_IsABadRequest(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.GetAsync("/audit/export?" + query, Cancel)).StatusCode);

    [Fact]
    public async Task Gaps_RefusedTwice_AreOneGroup()
    {
        await AppendAsync("a1", "Who climbed the tower?", outcome: Outcome.Refused, reason: RefusalReason.NotStated);
        await AppendAsync("a2", "who climbed the tower", outcome: Outcome.Refused, reason: RefusalReason.NoEvidence);

        string page = await GetAsync("/audit/gaps");

        Assert.Contains("1 group", page, StringComparison.Ordinal);
        Assert.Contains("2 times", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_WholeAndTampered_IsTold()
    {
        await AppendAsync("a1", "How high?", citations: await CitationAsync("The tower is 40 m high."));
        string head = (await Log.HeadAsync(Cancel)).ToString();

        Assert.Contains("Passed", await VerifyAsync(head), StringComparison.Ordinal);
        Assert.Contains("it holds the kept head", await GetAsync("/audit/verification"), StringComparison.Ordinal);
        Assert.Contains("The log ends at entry 1", await VerifyAsync("7:" + new string('a', 64)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_HeadThatIsNone_SaysSo()
    {
        using HttpResponseMessage response = await host.Client.PostAsync("/audit/verification", new FormUrlEncodedContent([new("head", "\"><b>")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        string page = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("64 hexadecimal digits", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_ChangedInTheFile_IsMarkedAndTheRestIsShown()
    {
        for (int i = 1; i <= 3; i++)
        {
            await AppendAsync($"a{i}", $"Question {i}?");
        }

        Tamper("UPDATE audit_entry SET payload = replace(payload, '\"outcome\":\"answered\"', '\"outcome\":\"guessed\"') WHERE sequence = 2");

        string list = WebUtility.HtmlDecode(await GetAsync("/audit"));
        Assert.Contains("Question 3?", list, StringComparison.Ordinal);
        Assert.Contains("Question 1?", list, StringComparison.Ordinal);
        Assert.Contains("1 entry of this page isn’t what was logged", list, StringComparison.Ordinal);
        Assert.Contains("Entry 2", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Question 2?", list, StringComparison.Ordinal);

        using HttpRequestMessage browser = new(HttpMethod.Get, "/audit/a2");
        browser.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage answer = await host.Client.SendAsync(browser, Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Entry 2 isn’t what was logged", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);

        JsonNode api = JsonNode.Parse(await GetAsync("/api/answers"))!;
        Assert.Equal((2, 2), (api["answers"]!.AsArray().Count, (int)api["damaged"]!.AsArray().Single()!));
        using HttpResponseMessage one = await host.Client.GetAsync("/api/answers/a2", Cancel);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (one.StatusCode, one.Content.Headers.ContentType?.MediaType));
        Assert.Equal(2, (await GetAsync("/audit/export")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        await GetAsync("/audit/gaps");
        Assert.Contains("Its content doesn't have its hash", WebUtility.HtmlDecode(await VerifyAsync("")), StringComparison.Ordinal);
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(host.Services.GetRequiredService<Folders>().Data, "audit.db")}");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private async Task<string> VerifyAsync(string head)
    {
        using HttpResponseMessage response = await host.Client.PostAsync("/audit/verification", new FormUrlEncodedContent([new("head", head)]), Cancel);
        response.EnsureSuccessStatusCode();
        await host.Services.GetRequiredService<LogVerification>().Running.WaitAsync(Cancel);
        return await GetAsync("/audit/verification");
    }

    private Task<string> GetAsync(string address) => host.Client.GetStringAsync(address, Cancel);

    private async Task<LoggedCitation> CitationAsync(string words)
    {
        Document tower = (await host.Services.GetRequiredService<IBotSource>().CurrentAsync(Cancel)).Knowledge.Documents["tower"];
        int start = tower.Text.IndexOf(words, StringComparison.Ordinal);
        return new LoggedCitation(1, tower.Id, tower.Hash, tower.Title, null, start, start + words.Length, words);
    }

    private Task AppendAsync(
        string id, string question, string channel = "cli", Outcome outcome = Outcome.Answered, RefusalReason? reason = null, string text = "", params LoggedCitation[] citations) =>
        Log.AppendAsync(
            new AnswerEntry
            {
                Id = id, Outcome = outcome, Reason = reason, Confidence = 0.9, Question = question, ResolvedQuestion = question, Text = text,
                Claims = [.. citations.Select(static c => new LoggedClaim(c.Quote, [c.N]))], Citations = citations,
                Versions = new LoggedVersions("sha256:then", "", "sha256:settings", "0.1.0"), Channel = channel,
            },
            Cancel);
}
