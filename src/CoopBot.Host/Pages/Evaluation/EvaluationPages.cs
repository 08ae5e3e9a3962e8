using System.Globalization;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Host.Pages.Shell;
using CoopBot.Knowledge.Storage;

namespace CoopBot.Host.Pages.Evaluation;

/// <summary>Evaluation runs over time, one of them, and two side by side.</summary>
internal static class EvaluationPages
{
    private const int ShownRuns = 100;
    private const int ChartedRuns = 30;
    private const int CasesOnAPage = 100;

    /// <summary>What the pages need.</summary>
    public static IServiceCollection AddEvaluationPages(this IServiceCollection services) =>
        services.AddSingleton(static s => new RunStore(s.GetRequiredService<Folders>().Data, s.GetRequiredService<TimeProvider>()));

    public static void MapEvaluationPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/evaluation", List);
        pages.MapGet("/evaluation/runs/{id}", Show);
        pages.MapGet("/evaluation/runs/{id}/report", Report);
        pages.MapGet("/evaluation/compare", Compare);
    }

    /// <summary>The address of a run's page.</summary>
    public static string AddressOf(string runId) => "/evaluation/runs/" + Uri.EscapeDataString(runId);

    private static PageResult<EvaluationPage> List(RunStore store)
    {
        IReadOnlyList<RunManifest> runs = store.List();
        RunManifest[] charted = [.. runs.Where(static r => r.IsComplete).Take(ChartedRuns).Reverse()];
        return new PageResult<EvaluationPage>(new Dictionary<string, object?>
        {
            [nameof(EvaluationPage.Runs)] = runs.Take(ShownRuns).ToArray(),
            [nameof(EvaluationPage.MoreRuns)] = Math.Max(0, runs.Count - ShownRuns),
            [nameof(EvaluationPage.Histories)] = Histories(charted),
        });
    }

    private static IResult Show(string id, RunStore store, string? suite = null, string? show = null, string? page = null)
    {
        if (Open(store, id) is not { } run)
        {
            return NotFoundPage.Of($"There is no run “{id}”, or it can’t be read.", SitePage.Evaluation);
        }

        (string Suite, RanCase Case)[] cases = [.. run.Suites.Where(s => string.IsNullOrEmpty(suite) || s.Name == suite).SelectMany(static s => s.Cases.Select(c => (s.Name, c)))
            .Where(c => show == "all" || !c.c.Measures.Judgement.Right)];
        int pages = Math.Max(1, (cases.Length + CasesOnAPage - 1) / CasesOnAPage);
        int number = Math.Clamp(int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 1, 1, pages);
        return new PageResult<RunPage>(new Dictionary<string, object?>
        {
            [nameof(RunPage.Run)] = run.Manifest,
            [nameof(RunPage.Cases)] = cases.Skip((number - 1) * CasesOnAPage).Take(CasesOnAPage).ToArray(),
            [nameof(RunPage.Matches)] = cases.Length,
            [nameof(RunPage.Suite)] = suite ?? "",
            [nameof(RunPage.Show)] = show ?? "",
            [nameof(RunPage.PageNumber)] = number,
            [nameof(RunPage.PageCount)] = pages,
        });
    }

    private static IResult Compare(RunStore store, string? then = null, string? now = null)
    {
        if (Open(store, then ?? "") is not { } earlier || Open(store, now ?? "") is not { } later)
        {
            return NotFoundPage.Of("Choose two runs to compare: one of these isn’t there, or can’t be read.", SitePage.Evaluation);
        }

        return new PageResult<ComparePage>(new Dictionary<string, object?>
        {
            [nameof(ComparePage.Then)] = earlier.Manifest,
            [nameof(ComparePage.Now)] = later.Manifest,
            [nameof(ComparePage.Changes)] = CaseChanges.Between(earlier, later),
            [nameof(ComparePage.Differences)] = RunChanges.Between(earlier.Manifest, later.Manifest),
        });
    }

    /// <summary>The run as one page to save or print, as <c>coopbot eval --report</c> writes it.</summary>
    private static IResult Report(string id, RunStore store) =>
        Open(store, id) is { Manifest.IsComplete: true } run ? new ReportResult(run) : NotFoundPage.Of($"There is no complete run “{id}”.", SitePage.Evaluation);

    private static StoredRun? Open(RunStore store, string id)
    {
        try
        {
            return store.Open(id);
        }
        catch (RunStoreException)
        {
            return null;
        }
    }

    private static SuiteHistory[] Histories(RunManifest[] runs) =>
    [
        .. runs.SelectMany(static r => r.Summaries.Select(static s => s.Suite)).Distinct(StringComparer.Ordinal).Select(suite =>
        {
            (string Label, IReadOnlyList<KeptRate> Rates)[] points =
            [
                .. runs.SelectMany(r => r.Summaries.Where(s => s.Suite == suite).Select(s => (r.Started.UtcDateTime.ToString("d MMM HH:mm", CultureInfo.InvariantCulture), RunWords.Rates(s)))),
            ];
            string[] names = [.. points.SelectMany(static p => p.Rates.Select(static r => r.Name)).Where(static n => !n.StartsWith('#')).Distinct(StringComparer.Ordinal)];
            return new SuiteHistory(
                suite, [.. points.Select(static p => p.Label)],
                [.. names.Select(n => new RateSeries(n, [.. points.Select(p => p.Rates.FirstOrDefault(r => r.Name == n)?.Rate)]))]);
        }),
    ];
}
