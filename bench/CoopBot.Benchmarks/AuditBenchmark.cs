using System.Diagnostics;
using System.Globalization;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CoopBot.Audit.Storage;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;

namespace CoopBot.Benchmarks;

/// <summary>Fills an answer log, then verifies it in one pass.</summary>
internal static class AuditBenchmark
{
    private const int Documents = 200;

    /// <summary>Argument: entries.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        int count = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        KnowledgeSnapshot then = Snapshot(static i => i), now = Snapshot(static i => i % 10 == 0 ? i + 1 : i);
        DirectoryInfo data = Directory.CreateTempSubdirectory("coopbot-bench-");
        try
        {
            var log = new SqliteAnswerLog(data.FullName, TimeProvider.System);
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < count; i++)
            {
                await log.AppendAsync(Entry(i, then), CancellationToken.None);
            }

            Report("appended", count, start);
            GC.Collect();
            long before = GC.GetTotalMemory(forceFullCollection: true), peak = 0;
            start = Stopwatch.GetTimestamp();
            var verifier = new LogVerifier(log, new CitationRecheck(now), new ClaimRecheck(answerer: null, now.Version));
            long seen = 0;
            VerificationSummary summary = await verifier.RunAsync(null, _ => peak = ++seen % 1000 == 0 ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)) : peak, null, CancellationToken.None);
            Report("verified", count, start);
            await ListAsync(log, "newest page, the first list of this program", new AuditQuery());
            await ListAsync(log, "newest page again", new AuditQuery());
            await ListAsync(log, "a page from the middle", new AuditQuery { Before = count / 2 });
            await ListAsync(log, "words that nobody wrote", new AuditQuery { Search = "nowhere" });
            await ListAsync(log, "a document that nobody cited", new AuditQuery { Document = "none" });
            await ListAsync(log, "a channel that nobody used", new AuditQuery { Channel = "none" });
            await ListAsync(log, "a person who never asked", new AuditQuery { Person = "u-9" });
            await ListAsync(log, "a rating that nobody gave", new AuditQuery { Feedback = Audit.Service.Rating.Down });
            await ListAsync(log, "the page before the middle, of one document", new AuditQuery { After = count / 2, Document = "d7" });
            Console.WriteLine(string.Join(", ", summary.Citations.Select(static c => FormattableString.Invariant($"{c.Key} {c.Value}"))));
            Console.WriteLine(FormattableString.Invariant($"managed memory above the start: {(peak - before) / 1e6:f0} MB at most; whole process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:f0} MB"));
            Console.WriteLine(FormattableString.Invariant($"file: {data.EnumerateFiles().Sum(static f => f.Length) / 1e6:f0} MB"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            data.Delete(recursive: true);
        }

        return 0;
    }

    /// <summary>The time of one page of the list, as a person sees it: nothing is warmed up for it.</summary>
    private static async Task ListAsync(SqliteAnswerLog log, string what, AuditQuery query)
    {
        long start = Stopwatch.GetTimestamp();
        AuditPage page = await log.ListAsync(query, CancellationToken.None);
        Console.WriteLine(FormattableString.Invariant($"listed {page.Answers.Count} answers, {what}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:f0} ms"));
    }

    private static void Report(string what, int count, long start)
    {
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant($"{what} {count} entries in {seconds:f1} s: {count / seconds:f0} a second"));
    }

    private static string Sentence(int i) => FormattableString.Invariant($"Office {i} opens at {7 + (i % 4)} and serves {i * 13} people a year.");

    private static KnowledgeSnapshot Snapshot(Func<int, int> sentence) =>
        SnapshotBuilder.Build(Enumerable.Range(0, Documents).Select(i =>
            DocumentBuilder.FromText($"d{i}", $"Office {i}", $"{Sentence(sentence(i))} Its number is {i}.")));

    private static AnswerEntry Entry(int i, KnowledgeSnapshot then)
    {
        string id = FormattableString.Invariant($"d{i % Documents}");
        Document document = then.Documents[id];
        string quote = Sentence(i % Documents);
        var citation = new LoggedCitation(1, id, document.Hash, document.Title, null, 0, quote.Length, quote);
        return new AnswerEntry
        {
            Id = i.ToString("D26", CultureInfo.InvariantCulture),
            Outcome = Outcome.Answered,
            Confidence = 0.9,
            Question = FormattableString.Invariant($"When does office {i % Documents} open, and whom does it serve? ({i})"),
            ResolvedQuestion = FormattableString.Invariant($"When does office {i % Documents} open, and whom does it serve? ({i})"),
            Text = quote + " [1]",
            Claims = [new LoggedClaim(quote, [1])],
            Citations = [citation],
            Candidates = [.. Enumerable.Range(0, 8).Select(r => new LoggedCandidate(id, 0, quote.Length, r + 1, 1.0 / (r + 1), 3, 0.8, 2.5, null, null))],
            Versions = new LoggedVersions(then.Version, "", "sha256:settings", "0.1.0"),
            Channel = "bench",
            User = "u-1",
        };
    }
}
