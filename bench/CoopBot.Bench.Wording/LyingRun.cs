using System.Globalization;
using CoopBot.Answering.Generation;
using CoopBot.Evaluation.Suites;
using CoopBot.FakeModel;
using CoopBot.Inference.Reading;
using CoopBot.Retrieval;

namespace CoopBot.Bench.Wording;

/// <summary>Lets a lying model word drafts from the documents of suites and counts what verification stops.</summary>
internal static class LyingRun
{
    private const int Offered = 5;

    /// <param name="folder">The reader's.</param>
    /// <param name="drafts">For each suite.</param>
    /// <param name="suites">Folders of suites that bring documents.</param>
    public static async Task<int> RunAsync(string folder, int drafts, string[] suites)
    {
        using OnnxReader reader = new(new ReaderOptions { Folder = Path.GetFullPath(folder) });
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        DraftWriter writer = new(FakeModelClient.Model(server));
        Tally tally = new();
        foreach (string path in suites)
        {
            Suite suite = SuiteReader.Read(path);
            SuiteCase[] cases = [.. suite.Cases.Where(static c => c.Collection is not null)];
            Dictionary<string, Verification> open = new(StringComparer.Ordinal);
            int made = 0;
            for (int i = 0; made < drafts && i < cases.Length * 4; i++)
            {
                SuiteCase asked = cases[i % cases.Length];
                if (!open.TryGetValue(asked.Collection!, out Verification? verification))
                {
                    open[asked.Collection!] = verification = await Verification.CreateAsync(suite.Collections[asked.Collection!], reader);
                }

                IReadOnlyList<RankedPassage> offered = await verification.Retriever.RetrieveAsync(asked.Input, Offered, CancellationToken.None);
                LyingModel model = new((LieKind)(i % 4), new Random(HashCode(path, i)));
                server.Script = request => new FakeReply(model.Write(FakePrompt.Passages(request.LastUserText)));
                PromptResult result = await writer.WriteAsync(asked.Input, [.. offered.Select(o => new DraftPassage(o.Passage.Title, o.Passage.Heading, null, o.Passage.Text))], CancellationToken.None);
                if (result.Text is not { Length: > 0 } text || model.Written.Count == 0)
                {
                    continue;
                }

                made++;
                IReadOnlyList<DraftSentence> sentences = DraftSentence.Parse(text);
                tally.Add(Path.GetFileName(path), model.Written, await verification.Plain.VerifyAsync(sentences, offered, CancellationToken.None), await verification.Credulous.VerifyAsync(sentences, offered, CancellationToken.None));
            }

            Console.Error.WriteLine(FormattableString.Invariant($"{Path.GetFileName(path)}: {made} drafts"));
        }

        tally.Print();
        return 0;
    }

    // Not string.GetHashCode, which differs from run to run.
    private static int HashCode(string path, int i) => Path.GetFileName(path).Aggregate(i, static (h, c) => unchecked((h * 31) + c));

    /// <summary>Writes three true sentences, as they stand or a little reworded, and one lie.</summary>
    private sealed class LyingModel(LieKind kind, Random random)
    {
        private const int True = 3;

        public List<(string Text, string Label)> Written { get; } = [];

        public string Write(IReadOnlyList<(int Number, string Text)> passages)
        {
            var sentences = passages.SelectMany(static p => CoopBot.Knowledge.Text.SentenceSplitter.Split(p.Text, new CoopBot.Knowledge.Text.TextSpan(0, p.Text.Length)).Select(s => (p.Number, Text: Folded(s.Of(p.Text)))))
                .Where(static s => s.Text.EndsWith('.') && s.Text.Split(' ').Length is >= 6 and <= 45 && char.IsUpper(s.Text[0]) && !s.Text.Contains('[', StringComparison.Ordinal)).OrderBy(_ => random.Next()).ToList();
            IReadOnlyList<string> names = Lies.NamesIn(string.Join(' ', passages.Select(static p => p.Text)));
            var lie = sentences.Select(s => (s.Number, s.Text, Lie: Lies.Of(Worded(s.Text).Text, kind, names, random))).FirstOrDefault(static l => l.Lie is not null);
            if (lie.Lie is null)
            {
                return "";
            }

            List<(string Cited, string Text, string Label)> draft = [(Cited(lie.Lie, lie.Number), lie.Lie, "lie: " + kind.ToString().ToLowerInvariant())];
            foreach ((int number, string text) in sentences.Where(s => s.Text != lie.Text).DistinctBy(static s => s.Text).Take(True))
            {
                (string worded, string label) = Worded(text);
                draft.Add((Cited(worded, number), worded, label));
            }

            foreach ((string cited, string text, string label) in draft.OrderBy(_ => random.Next()))
            {
                Written.Add((text, label));
            }

            return string.Join('\n', Written.Select(w => draft.First(d => d.Text == w.Text).Cited));
        }

        private static (string Text, string Label) Worded(string sentence) => Rewording.Of(sentence) is { } reworded ? (reworded, "true, reworded") : (sentence, "true, as it stands");

        private static string Cited(string sentence, int number) => string.Create(CultureInfo.InvariantCulture, $"{sentence.TrimEnd('.')} [{number}].");

        private static string Folded(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }
}
