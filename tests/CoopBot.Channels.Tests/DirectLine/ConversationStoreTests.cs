using System.Text.Json.Nodes;
using CoopBot.Channels.DirectLine;
using CoopBot.TestKit;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Channels.Tests.DirectLine;

public sealed class ConversationStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private ConversationStore store;

    public ConversationStoreTests() => store = new ConversationStore(folder.Path, clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Post_SameClientId_IsTakenOnceInEachConversation()
    {
        await store.CreateAsync("a", "ann", Cancel);
        await store.CreateAsync("b", "bob", Cancel);

        Posted first = await SayAsync("a", "hello", "c1"), again = await SayAsync("a", "other words", "c1"), other = await SayAsync("b", "hello", "c1");

        Assert.Equal(new Posted("a|0000001", 1, Repeated: false), first);
        Assert.Equal(first with { Repeated = true }, again);
        Assert.Equal(new Posted("b|0000001", 1, Repeated: false), other);
        Assert.Equal(["hello"], Texts(await store.ReadAsync("a", 0, 10, Cancel)));
    }

    [Fact]
    public async Task Begin_SeveralMessages_GivesTheOldestUntilItIsAnswered()
    {
        await store.CreateAsync("a", "ann", Cancel);
        await SayAsync("a", "one", null);
        await SayAsync("a", "two", null);

        OpenTurn first = (await store.BeginAsync("a", Cancel))!, again = (await store.BeginAsync("a", Cancel))!;
        bool completed = await store.CompleteAsync(first, Words("1!"), "answer", Cancel), twice = await store.CompleteAsync(again, Words("1!!"), "answer", Cancel);
        OpenTurn second = (await store.BeginAsync("a", Cancel))!;

        Assert.Equal(("one", 0, 1), (first.Text, first.Attempts, again.Attempts));
        Assert.Equal((true, false), (completed, twice));
        Assert.Equal(("two", "ann", "https://bot.example", "a|0000002"), (second.Text, second.User, second.Site, second.ActivityId));
        Assert.Equal(["one", "two", "1!"], Texts(await store.ReadAsync("a", 0, 10, Cancel)));
        Assert.Equal(["one"], await store.QuestionsBeforeAsync(second, 8, Cancel));
        Assert.Equal(1, await store.CountWaitingAsync("a", Cancel));
        Assert.Equal((true, false), (await store.HasAnswerAsync("a", "answer", Cancel), await store.HasAnswerAsync("b", "answer", Cancel)));
    }

    [Fact]
    public async Task Greet_ConversationInWhichSomethingWasSaid_SaysNothing()
    {
        await store.CreateAsync("a", "ann", Cancel);

        bool[] greeted = [await store.GreetAsync("a", Words("hello"), Cancel), await store.GreetAsync("a", Words("hello"), Cancel)];

        Assert.Equal([true, false], greeted);
        Assert.Equal(1, await store.LastAsync("a", Cancel));
    }

    [Fact]
    public async Task Delete_Untouched_TakesTheWholeConversationAndNoOther()
    {
        await store.CreateAsync("old", "ann", Cancel);
        await SayAsync("old", "waits", null);
        clock.Advance(TimeSpan.FromDays(2));
        await store.CreateAsync("new", "ann", Cancel);
        await SayAsync("new", "waits", null);

        IReadOnlyList<string> deleted = await store.DeleteUntouchedAsync(clock.GetUtcNow().AddDays(-1), Cancel);

        Assert.Equal(["old"], deleted);
        Assert.Equal(["new"], await store.WaitingAsync(Cancel));
        Assert.Equal((false, true), (await store.ExistsAsync("old", "ann", Cancel), await store.ExistsAsync("new", "ann", Cancel)));
        Assert.Empty(Texts(await store.ReadAsync("old", 0, 10, Cancel)));
        Assert.Null(await store.BeginAsync("old", Cancel));
    }

    [Fact]
    public async Task Complete_ConversationDeletedMeanwhile_AddsNothing()
    {
        await store.CreateAsync("a", "ann", Cancel);
        await SayAsync("a", "one", null);
        OpenTurn turn = (await store.BeginAsync("a", Cancel))!;
        await store.DeleteUntouchedAsync(clock.GetUtcNow().AddDays(1), Cancel);

        Assert.False(await store.CompleteAsync(turn, Words("1!"), "answer", Cancel));
        Assert.Equal(0, await store.LastAsync("a", Cancel));
    }

    [Fact]
    public async Task Exists_SomebodyElses_DoesNot()
    {
        await store.CreateAsync("a", "ann", Cancel);

        Assert.False(await store.ExistsAsync("a", "bob", Cancel));
        Assert.False(await store.CreateAsync("a", "bob", Cancel));
        Assert.True(await store.ExistsAsync("a", "ann", Cancel));
    }

    [Fact]
    public async Task Read_WhileManyPost_GivesEverythingOnceAndInOrder()
    {
        const int Writers = 8, Each = 12;
        await store.CreateAsync("a", "ann", Cancel);

        Task<Posted[]>[] writing = [.. Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            List<Posted> posted = [];
            for (int i = 0; i < Each; i++)
            {
                posted.Add(await SayAsync("a", $"{w}/{i}", $"{w}/{i}"));
            }

            return posted.ToArray();
        }, Cancel))];
        Task<List<string>>[] reading = [.. Enumerable.Range(1, 3).Select(limit => Task.Run(() => FollowAsync("a", Writers * Each, limit), Cancel))];
        Posted[][] all = await Task.WhenAll(writing);

        Assert.All(await Task.WhenAll(reading), seen =>
        {
            Assert.Equal(Enumerable.Range(1, Writers * Each).Select(static i => ConversationStore.IdOf("a", i)), seen);
        });
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(static i => (long)i), all.SelectMany(static p => p).Select(static p => p.Sequence).Order());
        Assert.All(all, static one => Assert.Equal(one.OrderBy(static p => p.Sequence), one)); // each writer's own order is kept
    }

    [Fact]
    public async Task Everything_AnyOrderOfSteps_IsAsOnPaper() => await Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1], Gen.Int[0, 3]).Array[1, 25].SampleAsync(
        async steps =>
        {
            using TemporaryFolder own = new();
            ConversationStore tried = new(own.Path, clock);
            Paper[] paper = [new Paper(), new Paper()];
            foreach ((int step, int which, int number) in steps)
            {
                string id = $"c{which}";
                if (step == 0)
                {
                    // As after the end of the process: another one opens the same file.
                    tried.Dispose();
                    tried = new ConversationStore(own.Path, clock);
                }
                else
                {
                    await DoAsync(tried, id, paper[which], step, number);
                }
            }

            for (int which = 0; which < paper.Length; which++)
            {
                foreach (int after in new[] { 0, paper[which].Said.Count / 2, paper[which].Said.Count })
                {
                    ActivitySet set = await tried.ReadAsync($"c{which}", after, 100, Cancel);
                    Assert.Equal(paper[which].Said.Skip(after), Texts(set));
                    Assert.Equal(paper[which].Said.Count, set.Watermark);
                }

                Assert.Equal(paper[which].Waiting.Count, await tried.CountWaitingAsync($"c{which}", Cancel));
            }

            Assert.Equal(Enumerable.Range(0, 2).Where(i => paper[i].Waiting.Count > 0).Select(static i => $"c{i}"), await tried.WaitingAsync(Cancel));
            tried.Dispose();
        },
        iter: 60, threads: 1);

    private static async Task DoAsync(ConversationStore tried, string id, Paper paper, int step, int number)
    {
        switch (step)
        {
            case 1:
                Assert.Equal(!paper.Exists, await tried.CreateAsync(id, "ann", Cancel));
                paper.Exists = true;
                break;
            case 2 when paper.Exists:
                Assert.Equal(paper.Said.Count == 0, await tried.GreetAsync(id, Words("hello"), Cancel));
                paper.Said.AddRange(paper.Said.Count == 0 ? ["hello"] : []);
                break;
            case 3 or 4 when paper.Exists: // 4: no question, as an event is
                string? question = step == 3 ? $"q{number}" : null;
                Posted posted = await tried.PostAsync(id, Words($"q{number}"), $"id{number}", question, "https://bot.example", Cancel);
                Assert.Equal(paper.Ids.TryGetValue(number, out int known), posted.Repeated);
                Assert.Equal(posted.Repeated ? known : paper.Said.Count + 1, posted.Sequence);
                if (!posted.Repeated)
                {
                    paper.Said.Add($"q{number}");
                    paper.Ids[number] = paper.Said.Count;
                    paper.Waiting.AddRange(question is null ? [] : [paper.Said.Count]);
                }

                break;
            case 5 or 6: // 6: begun, and never ended
                OpenTurn? turn = await tried.BeginAsync(id, Cancel);
                Assert.Equal(paper.Waiting.Count == 0 ? null : paper.Waiting[0], (int?)turn?.Sequence);
                if (turn is not null && step == 5)
                {
                    Assert.True(await tried.CompleteAsync(turn, Words($"answer to {turn.Text}"), null, Cancel));
                    paper.Said.Add($"answer to {turn.Text}");
                    paper.Waiting.RemoveAt(0);
                }

                break;
            default:
                break;
        }
    }

    private static JsonObject Words(string text) => new() { ["type"] = "message", ["text"] = text };

    private static IEnumerable<string> Texts(ActivitySet set) => set.Activities.Select(static a => (string)JsonNode.Parse(a)!["text"]!);

    private Task<Posted> SayAsync(string conversation, string text, string? clientId) => store.PostAsync(conversation, Words(text), clientId, text, "https://bot.example", Cancel);

    /// <summary>What a client does: reads on behind the last watermark.</summary>
    private async Task<List<string>> FollowAsync(string conversation, int count, int limit)
    {
        List<string> seen = [];
        long watermark = 0;
        while (seen.Count < count)
        {
            ActivitySet set = await store.ReadAsync(conversation, watermark, limit, Cancel);
            seen.AddRange(set.Activities.Select(static a => (string)JsonNode.Parse(a)!["id"]!));
            watermark = set.Watermark;
        }

        return seen;
    }

    /// <summary>What a conversation must hold.</summary>
    private sealed class Paper
    {
        public bool Exists { get; set; }

        public List<string> Said { get; } = [];

        public Dictionary<int, int> Ids { get; } = [];

        public List<int> Waiting { get; } = [];
    }
}
