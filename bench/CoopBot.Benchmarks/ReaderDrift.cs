using System.Globalization;
using CoopBot.Evaluation.Ranking;
using CoopBot.Inference.Reading;

namespace CoopBot.Benchmarks;

/// <summary>Compares two forms of a reader, as full and reduced precision.</summary>
internal static class ReaderDrift
{
    /// <summary>
    /// Arguments: two folders with model.json, a folder in BEIR layout, questions. How far the second reader's judgements lie from the
    /// first's, and how well each tells the relevant document from one drawn by lot.
    /// </summary>
    public static int Run(string[] arguments)
    {
        BeirCollection collection = BeirCollection.Load(arguments[2]);
        Dictionary<string, BeirDocument> documents = collection.Documents.ToDictionary(static d => d.Id, StringComparer.Ordinal);
        var random = new Random(1);
        var pairs = new List<ReaderPair>();
        foreach (BeirQuery query in collection.Queries.Take(int.Parse(arguments[3], CultureInfo.InvariantCulture)))
        {
            pairs.Add(Pair(query, documents[query.Gains.First(static g => g.Value > 0).Key]));
            pairs.Add(Pair(query, collection.Documents[random.Next(collection.Documents.Count)]));
        }

        ReaderJudgement[][] judged = [.. arguments[..2].Select(folder =>
        {
            using var reader = new OnnxReader(new ReaderOptions { Folder = Path.GetFullPath(folder), Threads = 1, BatchTokens = 16 });
            return reader.Judge(pairs).ToArray();
        })];
        double[] logits = [.. judged[0].Zip(judged[1], static (a, b) => Math.Abs(a.Answerability - b.Answerability))];
        double[] verdicts = [.. judged[0].Zip(judged[1], static (a, b) => Math.Abs(a.Supported - b.Supported) + Math.Abs(a.Contradicted - b.Contradicted))];
        int spans = judged[0].Zip(judged[1], static (a, b) => a.Span?.Start == b.Span?.Start && a.Span?.End == b.Span?.End).Count(static same => same);
        Console.WriteLine(FormattableString.Invariant($"{pairs.Count} pairs: answerability off by {logits.Average():f4} on average, {logits.Max():f3} at most; entailment {verdicts.Average():f4}, {verdicts.Max():f3}; same span {(double)spans / pairs.Count:f3}"));
        Console.WriteLine(FormattableString.Invariant($"relevant before drawn by lot: {First(judged[0]):f4} and {First(judged[1]):f4}"));
        return 0;

        static ReaderPair Pair(BeirQuery query, BeirDocument document) => new(query.Text, $"{document.Title}. {document.Text}", document.Title.Length + 2);
        static double First(ReaderJudgement[] all) =>
            Enumerable.Range(0, all.Length / 2).Average(i => all[2 * i].Answerability > all[(2 * i) + 1].Answerability ? 1.0 : 0.0);
    }
}
