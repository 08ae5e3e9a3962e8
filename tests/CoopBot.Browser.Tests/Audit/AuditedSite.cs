using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Browser.Tests.Audit;

/// <summary>The project's own documents, asked a few things, and a log that remembers words which they don't say any more. One host for all tests of a class.</summary>
public sealed class AuditedSite : IAsyncDisposable
{
    private Site? site;

    /// <summary>Id of an answer whose citations are intact, changed and gone.</summary>
    public const string Mixed = "01AUDITMIXED";

    /// <summary>Id of an answer whose words were redacted.</summary>
    public const string Redacted = "01AUDITREDACTED";

    /// <summary>Id of a refusal.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>The host; the test is skipped where there is no browser.</summary>
    public async Task<Site> StartAsync()
    {
        Assert.SkipWhen(Chromium.Executable is null, "No Chromium.");
        if (site is null)
        {
            site = await Site.StartOverOwnDocumentsAsync();
            await FillAsync(site.Services);
        }

        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    private async Task FillAsync(IServiceProvider services)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        IAnswerService bot = services.GetRequiredService<IAnswerService>();
        IAnswerLog log = services.GetRequiredService<IAnswerLog>();
        Refusal = (await AskAsync("How many police officers does El Salvador have?", "msteams", "one")).Id;
        await AskAsync("How many police officers are there in El Salvador?", "webchat", "two");
        await AskAsync("Who won the football world cup in 1966?", "webchat", "two");
        Answer conviction = await AskAsync("What conviction rate did the San Salvador BCTF reach?", "webchat", "two");
        Answer youth = await AskAsync("How many at-risk youth does the PAL program serve?", "msteams", "one");
        await bot.RateAsync(conviction.Id, Rating.Up, null, new Caller("webchat", "two"), cancel);
        await bot.RateAsync(youth.Id, Rating.Down, "Which year is that?", new Caller("msteams", "one"), cancel);
        await bot.CheckAsync("The School Resource Officer unit will train 900 SROs.", new Caller("api", "three"), cancel);

        AnswerEntry real = (await log.FindAsync(youth.Id, cancel))!.Entry;
        LoggedCitation intact = real.Citations[0] with { N = 1 };
        LoggedCitation changed = intact with { N = 2, Quote = intact.Quote.Replace("19,495", "12,000", StringComparison.Ordinal), DocumentHash = "sha256:then" };
        LoggedCitation gone = intact with { N = 3, Document = "prisons-2019", Title = "Prisons, a review", Quote = "The review covers the years up to 2019.", DocumentHash = "sha256:then" };
        AnswerEntry mixed = real with
        {
            Id = Mixed,
            Question = "How many at-risk youth does the PAL program serve, and since when?",
            ResolvedQuestion = "How many at-risk youth does the PAL program serve, and since when?",
            Text = "The program serves **19,495** at-risk youth [1], up from **12,000** [2]. A review covers the years up to 2019 [3].",
            Claims = [new LoggedClaim(intact.Quote, [1]), new LoggedClaim(changed.Quote, [2]), new LoggedClaim(gone.Quote, [3])],
            Citations = [intact, changed, gone],
            Versions = real.Versions with { Knowledge = "sha256:then" },
        };
        await log.AppendAsync(mixed, cancel);
        await log.AppendAsync(real with { Id = Redacted }, cancel);
        await log.RedactAsync(new RedactionRequest(AnswerId: Redacted), cancel);

        Task<Answer> AskAsync(string question, string channel, string person) => bot.AskAsync(new Inquiry(question), new Caller(channel, person, "c-" + person), cancel);
    }
}
