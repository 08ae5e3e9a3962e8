using CoopBot.Channels.Suggestions;
using CoopBot.Grounding.Composition;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using CoopBot.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.Tests.Suggestions;

public sealed class SuggestedQuestionsTests
{
    private const string Pilots = "How many pilots will the Harbour Authority train?";
    private const string Sacks = "How many sacks can the Old Mill hold?";
    private const string Lamp = "Where does the lighthouse stand?";

    private static readonly KnowledgeSnapshot Knowledge = Snapshots.Of(
        ("harbour", "The Harbour Authority will train 120 pilots over the next years. The lighthouse stands on the north pier.\n"),
        ("mill", "The Old Mill can hold 300 sacks of grain. It grinds wheat for the bakers of the valley.\n"));

    private readonly StubAnswerer answerer = new(Knowledge, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Pilots] = "The Harbour Authority will train 120 pilots over the next years.",
        [Sacks] = "The Old Mill can hold 300 sacks of grain.",
        [Lamp] = "The lighthouse stands on the north pier.",
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_Documents_OffersWhatTheirSentencesAnswerInTurn() =>
        Assert.Equal([Pilots, Sacks], await FindAsync(new SuggestionOptions()));

    [Fact]
    public void Candidates_Heading_AsksForWhatItsSectionSays()
    {
        KnowledgeSnapshot knowledge = Snapshots.Of(("harbour", "# Harbour\n\n## Safe Passage\n\nShips find a safe passage between the rocks at night. The lighthouse stands on the north pier.\n"));

        QuestionCandidate candidate = Assert.Single(QuestionCandidates.Of(knowledge));

        Assert.Equal("What is known about safe passage?", candidate.Question);
        Assert.Equal("Ships find a safe passage between the rocks at night. The lighthouse stands on the north pier.", candidate.Source.Of(knowledge.Documents["harbour"].Text));
    }

    [Fact]
    public async Task Find_OperatorsQuestions_ComeFirstAndOnlyWhereAnswered() =>
        Assert.Equal([Lamp, Pilots, Sacks], await FindAsync(new SuggestionOptions { Questions = [Lamp, "Who discovered penicillin?"] }));

    [Fact]
    public async Task Find_AnsweredFromElsewhere_IsNotOffered()
    {
        var elsewhere = new StubAnswerer(Knowledge, new Dictionary<string, string>(StringComparer.Ordinal) { [Pilots] = "The Old Mill can hold 300 sacks of grain." });

        Assert.Empty(await FindAsync(new SuggestionOptions(), elsewhere));
    }

    [Fact]
    public async Task Find_LittleConfidence_IsNotOffered() => Assert.Empty(await FindAsync(new SuggestionOptions { MinimumConfidence = 0.95 }));

    [Fact]
    public async Task Find_NoneWanted_OffersNone() => Assert.Empty(await FindAsync(new SuggestionOptions { Generated = 0 }));

    [Fact]
    public async Task ToBeginWith_Found_OffersAsManyAsAskedFor()
    {
        using SuggestedQuestions service = Service(new SuggestionOptions { ToBeginWith = 1 });

        IReadOnlyList<string> offered = await FirstAsync(service, () => service.ToBeginWithAsync(Cancel));

        Assert.Equal([Pilots], offered);
    }

    [Fact]
    public async Task InsteadOf_RefusalNearAPassage_OffersWhatItsDocumentAnswers()
    {
        using SuggestedQuestions service = Service(new SuggestionOptions());

        IReadOnlyList<string> offered = await FirstAsync(
            service, () => service.InsteadOfAsync(answerer.Refusal("Who owns the mill?", [answerer.Cite("It grinds wheat for the bakers of the valley.")]), Cancel), static o => o.Contains(Sacks));

        Assert.Equal([Sacks], offered);
    }

    [Fact]
    public async Task InsteadOf_NothingNear_OffersWhatToBeginWith()
    {
        using SuggestedQuestions service = Service(new SuggestionOptions());

        IReadOnlyList<string> offered = await FirstAsync(service, () => service.InsteadOfAsync(answerer.Refusal("Who discovered penicillin?", []), Cancel), static o => o.Count == 2);

        Assert.Equal([Pilots, Sacks], offered);
    }

    private static async Task<IReadOnlyList<string>> FirstAsync(
        SuggestedQuestions service, Func<ValueTask<IReadOnlyList<string>>> read, Func<IReadOnlyList<string>, bool>? reached = null)
    {
        await service.StartAsync(Cancel);

        // The search runs in the background and tells nobody when it is through.
        IReadOnlyList<string> value = await read();
        while (!(reached?.Invoke(value) ?? value.Count > 0))
        {
            await Task.Yield();
            Cancel.ThrowIfCancellationRequested();
            value = await read();
        }

        await service.StopAsync(Cancel);
        return value;
    }

    private async Task<List<string>> FindAsync(SuggestionOptions options, StubAnswerer? by = null)
    {
        List<string> found = [];
        await foreach (Suggestion suggestion in SuggestionFinder.FindAsync(BotOf(by ?? answerer), options, Cancel))
        {
            found.Add(suggestion.Question);
        }

        return found;
    }

    private SuggestedQuestions Service(SuggestionOptions options) => new(new FixedBotSource(BotOf(answerer)), Options.Create(options), NullLogger<SuggestedQuestions>.Instance);

    private static Bot BotOf(StubAnswerer answerer) => new(Knowledge, HybridRetriever.Create(Knowledge), answerer);
}
