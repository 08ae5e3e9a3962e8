using CoopBot.Answering.Generation;
using CoopBot.Evaluation.Suites;
using CoopBot.Inference.Reading;
using CoopBot.Retrieval;

namespace CoopBot.Bench.Wording;

/// <summary>Takes claims that people wrote about documents as drafts: harder than lies made by rules, and reworded freely.</summary>
internal static class ClaimRun
{
    private const int Offered = 5;

    /// <param name="folder">The reader's.</param>
    /// <param name="limit">Cases of each suite.</param>
    /// <param name="suites">Folders of suites of claims.</param>
    public static async Task<int> RunAsync(string folder, int limit, string[] suites)
    {
        using OnnxReader reader = new(new ReaderOptions { Folder = Path.GetFullPath(folder) });
        Tally tally = new();
        foreach (string path in suites)
        {
            Suite suite = SuiteReader.Read(path).AtMost(limit);
            foreach (SuiteCase judged in suite.Cases.Where(static c => c.Claim is not null && c.Collection is not null))
            {
                Verification verification = await Verification.CreateAsync(suite.Collections[judged.Collection!], reader);
                IReadOnlyList<RankedPassage> offered = await verification.Retriever.RetrieveAsync(judged.Claim!, Offered, CancellationToken.None);
                DraftSentence[] draft = [new DraftSentence(judged.Claim!, [.. Enumerable.Range(1, offered.Count)], 0, false)];
                string label = judged.Expect == Expectation.Supported ? "true, by people" : "lie: by people";
                tally.Add(Path.GetFileName(path), [(judged.Claim!, label)], await verification.Plain.VerifyAsync(draft, offered, CancellationToken.None), await verification.Credulous.VerifyAsync(draft, offered, CancellationToken.None));
            }
        }

        tally.Print();
        return 0;
    }
}
