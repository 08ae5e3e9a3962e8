using System.Globalization;
using CoopBot.Audit;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Gaps;
using CoopBot.Audit.Log;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using CoopBot.Host.Knowledge;
using CoopBot.Host.Pages.Shell;
using CoopBot.Knowledge;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CoopBot.Host.Pages.Audit;

/// <summary>The answer log: list, one answer beside its sources, gaps, verification, export.</summary>
internal static class AuditPages
{
    private const int RowsOnAPage = 50;
    private const int OfferedDocuments = 500;
    private const int ShownGaps = 50;

    private static readonly string[] KnownChannels = ["webchat", "msteams", "api", "openai", "mcp", "cli"];

    /// <summary>What the pages need.</summary>
    public static IServiceCollection AddAuditPages(this IServiceCollection services) =>
        services.AddSingleton<Rechecks>().AddSingleton<GapSource>().AddSingleton<LogVerification>();

    public static void MapAuditPages(this RouteGroupBuilder pages)
    {
        pages.MapGet(AuditNav.Answers, ListAsync);
        pages.MapGet("/audit/export", Export);
        pages.MapGet(AuditNav.Gaps, GapsAsync);
        pages.MapGet(AuditNav.Verification, VerificationAsync);
        pages.MapPost(AuditNav.Verification, VerifyAsync).DisableAntiforgery(); // pages of other sites are kept out before
        pages.MapGet("/audit/{id}", ShowAsync);
        pages.MapPost("/audit/{id}/recheck", RecheckAsync);
    }

    /// <summary>The address of an answer's page.</summary>
    public static string AddressOf(string answerId) => "/audit/" + Uri.EscapeDataString(answerId);

    private static async Task<PageResult<AuditListPage>> ListAsync(
        HttpContext context, IAnswerLog log, IBotSource bots, KnowledgeService knowledge, IOptions<AuditOptions> options, CancellationToken cancellationToken, string? before = null, string? after = null)
    {
        var filter = AuditFilter.Read(context.Request.Query);
        string? problem = filter.ToQuery(out AuditQuery query);
        long? newerThan = Number(after), olderThan = newerThan is null ? Number(before) : null;
        AuditPage page = problem is null
            ? await log.ListAsync(query with { Before = olderThan, After = newerThan, Limit = RowsOnAPage }, cancellationToken)
            : new AuditPage([], null);

        // The log can be read while the documents still are.
        IEnumerable<Document> documents = knowledge.IsReady ? (await bots.CurrentAsync(cancellationToken)).Knowledge.Documents.Values.Take(OfferedDocuments) : [];
        return new PageResult<AuditListPage>(
            new Dictionary<string, object?>
            {
                [nameof(AuditListPage.Filter)] = filter,
                [nameof(AuditListPage.Problem)] = problem,
                [nameof(AuditListPage.Answers)] = page.Answers,
                [nameof(AuditListPage.Damaged)] = page.Damaged,
                [nameof(AuditListPage.Next)] = page.Next,
                [nameof(AuditListPage.Newer)] = page.Newer,
                [nameof(AuditListPage.IsLogging)] = options.Value.Enabled,
                [nameof(AuditListPage.Channels)] = KnownChannels.Concat(page.Answers.Select(static a => a.Entry.Channel)).Append(filter.Channel)
                    .Where(static c => c.Length > 0).Distinct(StringComparer.Ordinal).ToArray(),
                [nameof(AuditListPage.Documents)] = documents.Select(static d => (d.Id, d.Title)).ToArray(),
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static IResult Export(HttpContext context, string? format = null)
    {
        var filter = AuditFilter.Read(context.Request.Query);
        format ??= "jsonl";
        string? problem = filter.ToQuery(out AuditQuery query)
            ?? (!ExportResult.Formats.ContainsKey(format) ? "format is jsonl, csv, prov or chain."
            : format == "chain" && !filter.IsEmpty ? "A chain is exported whole: leave the filters out." : null);
        return problem is null ? new ExportResult(format, query) : Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ShowAsync(string id, IAnswerLog log, IBotSource bots, Rechecks rechecks, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(id, cancellationToken) is not { } answer)
        {
            return NotFoundPage.Of($"There is no answer “{id}” in the log. It may have been dropped: the log keeps answers as long as its settings say.", SitePage.Audit);
        }

        KnowledgeSnapshot knowledge = (await bots.CurrentAsync(cancellationToken)).Knowledge;
        AnswerEntry entry = answer.Entry;
        IReadOnlyList<CheckedCitation> cited = new CitationRecheck(knowledge).Check(entry);
        Recheck? recheck = rechecks.Find(id, knowledge.Version);
        IReadOnlyList<CheckedClaim> claims = recheck?.Claims ?? await new ClaimRecheck(answerer: null, knowledge.Version).CheckAsync(entry, cited, cancellationToken);
        IEnumerable<string> named = entry.Candidates.Select(static c => c.Document).Concat(entry.Nearest.Select(static n => n.Document));
        return new PageResult<AnswerPage>(new Dictionary<string, object?>
        {
            [nameof(AnswerPage.Answer)] = answer,
            [nameof(AnswerPage.Claims)] = ClaimView.Of(claims, [.. cited.Select(c => CitationView.Of(c, knowledge))]),
            [nameof(AnswerPage.Checked)] = recheck?.Time,
            [nameof(AnswerPage.Titles)] = Titles(knowledge, named),
        });
    }

    private static async Task<IResult> RecheckAsync(string id, IAnswerLog log, Rechecks rechecks, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(id, cancellationToken) is not { } answer)
        {
            return NotFoundPage.Of($"There is no answer “{id}” in the log.", SitePage.Audit);
        }

        await rechecks.RunAsync(answer.Entry, cancellationToken);
        return Results.LocalRedirect(AddressOf(id) + "#claims-title");
    }

    private static async Task<PageResult<GapsPage>> GapsAsync(
        GapSource gaps, IBotSource bots, KnowledgeService knowledge, TimeProvider clock, CancellationToken cancellationToken, string? days = null)
    {
        string period = GapsPage.Periods.Any(p => p.Value == days) ? days! : "";
        AuditQuery query = new() { Outcome = Outcome.Refused };
        if (period.Length > 0)
        {
            // Whole days: the same page a minute later needs no new grouping.
            query = query with { From = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - int.Parse(period, CultureInfo.InvariantCulture)) };
        }

        KnowledgeSnapshot snapshot = (await bots.CurrentAsync(cancellationToken)).Knowledge;
        IReadOnlyList<Gap> all = await gaps.FindAsync(query, cancellationToken);
        Gap[] shown = [.. all.Take(ShownGaps)];
        return new PageResult<GapsPage>(new Dictionary<string, object?>
        {
            [nameof(GapsPage.Gaps)] = shown,
            [nameof(GapsPage.Total)] = all.Count,
            [nameof(GapsPage.Days)] = period,
            [nameof(GapsPage.ByWords)] = knowledge.Encoder is null,
            [nameof(GapsPage.Titles)] = Titles(snapshot, shown.SelectMany(static g => g.Documents)),
        });
    }

    private static async Task<PageResult<VerificationPage>> VerificationAsync(IAnswerLog log, LogVerification verification, CancellationToken cancellationToken) =>
        Verification(await log.HeadAsync(cancellationToken), verification.Current);

    private static async Task<IResult> VerifyAsync(
        [FromForm] string? head, [FromForm] string? claims, IAnswerLog log, LogVerification verification, CancellationToken cancellationToken)
    {
        string? given = string.IsNullOrWhiteSpace(head) ? null : head.Trim();
        try
        {
            verification.Begin(given, claims == "true");
        }
        catch (FormatException e)
        {
            return Verification(await log.HeadAsync(cancellationToken), verification.Current, e.Message, given);
        }

        return Results.LocalRedirect(AuditNav.Verification + "#result");
    }

    private static PageResult<VerificationPage> Verification(AuditHead head, VerificationRun? run, string? problem = null, string? given = null) => new(
        new Dictionary<string, object?>
        {
            [nameof(VerificationPage.Head)] = head,
            [nameof(VerificationPage.Run)] = run,
            [nameof(VerificationPage.Problem)] = problem,
            [nameof(VerificationPage.GivenHead)] = given,
        },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static Dictionary<string, string> Titles(KnowledgeSnapshot knowledge, IEnumerable<string> ids)
    {
        Dictionary<string, string> titles = new(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            if (knowledge.Documents.TryGetValue(id, out Document? document))
            {
                titles[id] = document.Title.Length > 0 ? document.Title : id;
            }
        }

        return titles;
    }
}
