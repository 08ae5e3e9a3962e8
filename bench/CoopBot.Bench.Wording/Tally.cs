using CoopBot.Grounding.Generated;

namespace CoopBot.Bench.Wording;

/// <summary>Counts sentences by what they are and what became of them. COOPBOT_BENCH_WRONG=FILE keeps those that went wrong.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(string Suite, string Label), int[]> counts = [];
    private readonly string? wrong = Environment.GetEnvironmentVariable("COOPBOT_BENCH_WRONG");

    public void Add(string suite, IReadOnlyList<(string Text, string Label)> written, IReadOnlyList<VerifiedSentence> plain, IReadOnlyList<VerifiedSentence> credulous)
    {
        // Every line is one sentence of ours, which the parser may see as several: it holds when all of them do.
        for (int i = 0; i < written.Count; i++)
        {
            (string text, string label) = written[i];
            bool shown = Holds(plain, i), withOpinion = Holds(credulous, i);
            int[] count = counts.TryGetValue((suite, label), out int[]? known) ? known : counts[(suite, label)] = new int[3];
            count[0]++;
            count[1] += shown ? 1 : 0;
            count[2] += withOpinion ? 1 : 0;
            if (wrong is not null && shown == label.StartsWith("lie", StringComparison.Ordinal))
            {
                File.AppendAllText(wrong, $"{suite}\t{label}\t{text}\n");
            }
        }
    }

    public void Print()
    {
        Console.WriteLine("| suite | sentences | number | passed | stopped | passed, credulous second opinion |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (((string suite, string label), int[] c) in counts.OrderBy(static c => c.Key))
        {
            Row(suite, label, c);
        }

        foreach (IGrouping<string, KeyValuePair<(string Suite, string Label), int[]>> group in counts.GroupBy(static c => c.Key.Label.StartsWith("lie", StringComparison.Ordinal) ? "lies" : "true", StringComparer.Ordinal))
        {
            foreach (var label in group.GroupBy(static c => c.Key.Label, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
            {
                Row("all", label.Key, Sum(label.Select(static c => c.Value)));
            }

            Row("all", "**" + group.Key + "**", Sum(group.Select(static c => c.Value)));
        }
    }

    private static bool Holds(IReadOnlyList<VerifiedSentence> verified, int line) => verified.Where(v => v.Sentence.Line == line).ToList() is { Count: > 0 } own && own.TrueForAll(static v => v.Holds);

    private static int[] Sum(IEnumerable<int[]> counts) => counts.Aggregate(new int[3], static (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]);

    private static void Row(string suite, string label, int[] c) => Console.WriteLine(FormattableString.Invariant(
        $"| {suite} | {label} | {c[0]} | {c[1]} = {Share(c[1], c[0])} | {c[0] - c[1]} = {Share(c[0] - c[1], c[0])} | {c[2]} = {Share(c[2], c[0])} |"));

    private static string Share(int part, int whole) => FormattableString.Invariant($"{(double)part / whole:0.000}").TrimStart('0');
}
