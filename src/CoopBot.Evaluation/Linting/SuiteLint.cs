using System.Text.RegularExpressions;
using CoopBot.Evaluation.Drafting;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Evaluation.Linting;

/// <summary>Something that makes a suite say less than it seems to.</summary>
/// <param name="Case">The case's id; null when it is the suite as a whole.</param>
/// <param name="Kind"><c>incomplete</c>, <c>cite</c>, <c>pattern</c>, <c>unchecked</c>, <c>duplicate</c> or <c>balance</c>.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record LintFinding(string? Case, string Kind, string Message);

/// <summary>Finds what has rotted in a golden set: documents change, and cases are forgotten.</summary>
public static class SuiteLint
{
    /// <summary>A kind of question that makes up less than this share of its like says little.</summary>
    private const double SmallestShare = 0.1;

    /// <summary>All findings, case by case, those of the whole suite last.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="knowledge">Text by document id, for cases about the knowledge folder.</param>
    public static IReadOnlyList<LintFinding> Check(Suite suite, IReadOnlyDictionary<string, string> knowledge)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(knowledge);
        var texts = suite.Collections.ToDictionary(
            static c => c.Key,
            static c => (IReadOnlyDictionary<string, string>)c.Value.Documents.ToDictionary(static d => d.Id, static d => d.Text, StringComparer.Ordinal),
            StringComparer.Ordinal);
        var seen = new Dictionary<string, SuiteCase>(StringComparer.Ordinal);
        List<LintFinding> findings = [];
        foreach (SuiteCase @case in suite.Cases)
        {
            IReadOnlyDictionary<string, string> documents = @case.Collection is { } own ? texts[own] : knowledge;
            findings.AddRange(Incomplete(@case));
            findings.AddRange(@case.Cite.Select(c => Cited(@case, c, documents)).OfType<LintFinding>());
            findings.AddRange(@case.Must.Where(p => !documents.Values.Any(t => Matches(p, t)))
                .Select(p => new LintFinding(@case.Id, "pattern", $"\"{p.Source}\" matches no document: no answer from them can hold it.")));
            if (@case is { Expect: Expectation.Answer, Must.Count: 0, Cite.Count: 0 })
            {
                findings.Add(new LintFinding(@case.Id, "unchecked", "expects an answer, but has neither \"must\" nor \"cite\": any answer at all counts as right."));
            }

            string key = string.Join('\n', @case.History.Append(@case.Input).Select(PassageOverlap.Squeeze).Prepend(@case.Collection ?? ""));
            if (!seen.TryAdd(key, @case))
            {
                SuiteCase first = seen[key];
                findings.Add(new LintFinding(@case.Id, "duplicate", first.Expect == @case.Expect ? $"asks the same as {first.Id}." : $"asks the same as {first.Id}, and expects otherwise."));
            }
        }

        findings.AddRange(Balance(suite, [Expectation.Answer, Expectation.Refuse]));
        findings.AddRange(suite.Cases.Any(static c => c.Expect == Expectation.NotSupported)
            ? Balance(suite, [Expectation.Supported, Expectation.NotSupported])
            : Balance(suite, [Expectation.Supported, Expectation.Contradicted, Expectation.NotFound]));
        return findings;
    }

    private static IEnumerable<LintFinding> Incomplete(SuiteCase @case)
    {
        if (@case.Expect is null)
        {
            yield return new LintFinding(@case.Id, "incomplete", "doesn't say what should come out: \"expect\" is missing, and no run takes the suite.");
        }
        else if (@case.Input.Contains(DraftCase.Blank, StringComparison.Ordinal))
        {
            yield return new LintFinding(@case.Id, "incomplete", $"still has the blank of a draft ({DraftCase.Blank}): ask as a person would.");
        }
    }

    private static LintFinding? Cited(SuiteCase @case, GoldCitation wanted, IReadOnlyDictionary<string, string> documents)
    {
        if (!documents.TryGetValue(wanted.Document, out string? text))
        {
            return new LintFinding(@case.Id, "cite", $"there is no document {wanted.Document}.");
        }

        string quote = PassageOverlap.Squeeze(wanted.Quote ?? "");
        if (PassageOverlap.Squeeze(text).Contains(quote, StringComparison.Ordinal))
        {
            return null;
        }

        string? elsewhere = documents.FirstOrDefault(d => PassageOverlap.Squeeze(d.Value).Contains(quote, StringComparison.Ordinal)).Key;
        return new LintFinding(@case.Id, "cite", $"\"{wanted.Quote}\" stands no longer in {wanted.Document}{(elsewhere is null ? "" : $", but in {elsewhere}")}.");
    }

    private static bool Matches(TextPattern pattern, string text)
    {
        try
        {
            return pattern.Matches(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false; // it would not match an answer in time either
        }
    }

    private static IEnumerable<LintFinding> Balance(Suite suite, Expectation[] kinds)
    {
        int all = suite.Cases.Count(c => c.Expect is { } expect && kinds.Contains(expect));
        foreach (Expectation kind in all == 0 ? [] : kinds)
        {
            int some = suite.Cases.Count(c => c.Expect == kind);
            if (some < SmallestShare * all)
            {
                yield return new LintFinding(null, "balance", FormattableString.Invariant($"{some} of {all} cases of their like expect \"{WireNames.Of(kind)}\": that rate says little."));
            }
        }
    }
}
