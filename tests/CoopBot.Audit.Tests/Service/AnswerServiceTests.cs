using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using CoopBot.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Audit.Tests.Service;

public sealed class AnswerServiceTests : IDisposable
{
    private static readonly KnowledgeSnapshot Knowledge = Snapshots.Of(("leave", "Every employee has 28 days of paid leave a year."));
    private static readonly Caller Anna = new("api", "anna", "room");
    private readonly TestLog test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Ask_Answer_IsLoggedWithAllThatDecidedIt()
    {
        AnswerService service = Service(new AuditOptions());

        Answer answer = await service.AskAsync(new Inquiry("How many days of paid leave does every employee have?"), Anna, TestLog.Token);

        AnswerEntry entry = (await test.Log.FindAsync(answer.Id, TestLog.Token))!.Entry;
        Assert.Equal((answer.Outcome, answer.Question, answer.Text, "api", "extractive"), (entry.Outcome, entry.Question, entry.Text, entry.Channel, entry.Wording.Kind));
        Assert.Equal(answer.Citations.Select(static c => (c.Start, c.End, c.Quote)), entry.Citations.Select(static c => (c.Start, c.End, c.Quote)));
        Assert.Equal(Knowledge.Documents["leave"].Hash, Assert.Single(entry.Citations).DocumentHash);
        Assert.Equal(Knowledge.Version, entry.Versions.Knowledge);
        Assert.Equal(answer.Citations[0].Quote, Assert.Single(entry.Claims!).Text);
        Assert.NotEmpty(entry.Features);
        Assert.NotEmpty(entry.Timings);
        Assert.StartsWith("sha256:", entry.Versions.Settings);
        Assert.NotEqual("", entry.Versions.Program);
        LoggedCandidate candidate = Assert.Single(entry.Candidates);
        Assert.Equal(("leave", 1), (candidate.Document, candidate.Rank));
        Assert.True(candidate.Lexical > 0);
        Assert.StartsWith("u-", entry.User);
        Assert.DoesNotContain("anna", entry.User);
        Assert.StartsWith("c-", entry.Conversation);
    }

    [Fact]
    public async Task Ask_LogCantBeWritten_GivesNoAnswer()
    {
        await File.WriteAllTextAsync(Path.Combine(test.Folder, "audit.db"), "This is no database, and long enough to be seen as none.", TestLog.Token);

        await Assert.ThrowsAsync<AnswerLogException>(() => Service(new AuditOptions()).AskAsync(new Inquiry("How many days?"), Anna, TestLog.Token));
    }

    [Theory]
    [InlineData("How many days of paid leave does every employee have?", false)]
    [InlineData("Every employee has 30 days of leave.", true)]
    public async Task Ask_QuestionsAreNotStored_NoWordOfThePersonIsInTheLog(string words, bool check)
    {
        AnswerService service = Service(new AuditOptions { StoreQuestions = false });

        Answer answer = check ? await service.CheckAsync(words, Anna, TestLog.Token) : await service.AskAsync(new Inquiry(words), Anna, TestLog.Token);
        await service.RateAsync(answer.Id, Rating.Down, words, Anna, TestLog.Token);

        Assert.All(await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token)), entry => Assert.DoesNotContain(words[..20], entry.Payload + string.Concat(entry.Parts.Select(static p => p.Value))));
    }

    [Fact]
    public async Task Rate_KnownAndUnknownAnswer_OnlyTheKnownIsRated()
    {
        AnswerService service = Service(new AuditOptions());
        Answer answer = await service.AskAsync(new Inquiry("Hello"), Anna, TestLog.Token);

        Assert.True(await service.RateAsync(answer.Id, Rating.Down, "no", Anna, TestLog.Token));
        Assert.True(await service.RateAsync(answer.Id, Rating.Up, " ", Anna, TestLog.Token));
        Assert.False(await service.RateAsync("unknown", Rating.Up, null, Anna, TestLog.Token));

        FeedbackEntry feedback = Assert.Single((await test.Log.FindAsync(answer.Id, TestLog.Token))!.Feedback);
        Assert.Equal((Rating.Up, null), (feedback.Rating, feedback.Comment));
    }

    [Fact]
    public async Task Ask_LogIsOff_NothingIsWritten()
    {
        await Service(new AuditOptions { Enabled = false }).AskAsync(new Inquiry("Hello"), Anna, TestLog.Token);

        Assert.False(File.Exists(Path.Combine(test.Folder, "audit.db")));
    }

    [Fact]
    public async Task Ask_EntriesPastTheirRetention_AreDroppedOnceADay()
    {
        await test.FillAsync(2);
        test.Clock.Advance(TimeSpan.FromDays(31));
        AnswerService service = Service(new AuditOptions { RetentionDays = 30 });

        await service.AskAsync(new Inquiry("Hello"), Anna, TestLog.Token);
        Assert.Equal("3 4", await SequencesAsync()); // the answer and the checkpoint

        test.Clock.Advance(TimeSpan.FromDays(29.9));
        await service.AskAsync(new Inquiry("Hello"), Anna, TestLog.Token);
        Assert.Equal("3 4 5", await SequencesAsync());

        test.Clock.Advance(TimeSpan.FromDays(1));
        await service.AskAsync(new Inquiry("Hello"), Anna, TestLog.Token);
        Assert.Equal("5 6 7", await SequencesAsync());

        async Task<string> SequencesAsync() => string.Join(' ', (await test.AllAsync(test.Log.ReadStoredAsync(TestLog.Token))).Select(static e => e.Sequence));
    }

    [Fact]
    public async Task Redact_PersonByIdAndChannel_BlanksExactlyTheirs()
    {
        AnswerService service = Service(new AuditOptions());
        Answer hers = await service.AskAsync(new Inquiry("Hello"), Anna, TestLog.Token);
        Answer elsewhere = await service.AskAsync(new Inquiry("Hello"), Anna with { Channel = "msteams" }, TestLog.Token);

        string person = new Pseudonyms(test.Folder, Options.Create(new AuditOptions())).OfUser("api", "anna")!;
        await test.Log.RedactAsync(new RedactionRequest(Person: person), TestLog.Token);

        Assert.Null((await test.Log.FindAsync(hers.Id, TestLog.Token))!.Entry.Question);
        Assert.Equal("Hello", (await test.Log.FindAsync(elsewhere.Id, TestLog.Token))!.Entry.Question);
    }

    [Fact]
    public async Task Rate_AnswerThatWasDamaged_IsStillLogged()
    {
        AnswerService service = Service(new AuditOptions());
        Answer answer = await service.AskAsync(new Inquiry("Hello"), Anna, TestLog.Token);
        test.Tamper("UPDATE audit_entry SET hash = 'x' WHERE sequence = 1");

        Assert.True(await service.RateAsync(answer.Id, Rating.Down, null, Anna, TestLog.Token));
        Assert.Equal(2, (await test.Log.HeadAsync(TestLog.Token)).Sequence);
    }

    [Fact]
    public void Pseudonyms_SamePersonElsewhere_HasAnotherName()
    {
        var names = new Pseudonyms(test.Folder, Options.Create(new AuditOptions()));
        var again = new Pseudonyms(test.Folder, Options.Create(new AuditOptions()));

        Assert.Equal(names.OfUser("api", "anna"), again.OfUser("api", "anna"));
        Assert.Equal(4, new[] { names.OfUser("api", "anna"), names.OfUser("cli", "anna"), names.OfUser("api", "ann"), names.OfConversation("api", "anna") }.Distinct().Count());
        Assert.Null(names.OfUser("api", null));
    }

    private AnswerService Service(AuditOptions settings)
    {
        IOptions<AuditOptions> options = Options.Create(settings);
        var factory = new BotFactory(Options.Create(new RetrievalOptions()), Options.Create(new GroundingOptions { AnswerThreshold = 0 }), test.Clock);
        ServiceProvider none = new ServiceCollection().BuildServiceProvider();
        var recorder = new AnswerRecorder(new Pseudonyms(test.Folder, options), new SettingsVersion(none), options);
        return new AnswerService(new FixedBotSource(factory.Create(Knowledge, ModelSet.None)), test.Log, recorder, new Retention(test.Log, options, test.Clock), options);
    }
}
