using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Scoring;

/// <summary>Answers of every kind, right and wrong, with exact and inexact citations and some cases left out; the same for a seed.</summary>
internal sealed class MadeUpAnswers(Suite suite, int seed)
{
    private readonly Random random = new(seed);

    public Answer? For(SuiteCase @case)
    {
        int kind = random.Next(10);
        if (kind == 0)
        {
            return null;
        }

        double confidence = random.Next(6) == 0 ? random.Next(2) : Math.Round(random.NextDouble(), 4);
        Answer answer = Samples.Answer(confidence: confidence) with { Id = @case.Id, Question = @case.Input, ElapsedMs = random.Next(200) / 2.0 };
        if (@case.Claim is not null)
        {
            Verdict verdict = (Verdict)random.Next(3);
            return answer with { Outcome = Outcome.Checked, Verdict = verdict, Citations = verdict == Verdict.NotFound ? [] : Cite(@case, 1) };
        }

        if (kind < 4)
        {
            RefusalReason reason = (RefusalReason)random.Next(7);
            return answer with { Outcome = Outcome.Refused, Reason = reason, Citations = Cite(@case, random.Next(4) == 0 ? 1 : 0) };
        }

        // Patterns written out: where they are plain words, they match.
        string text = string.Join(' ', @case.Must.Where(_ => random.Next(5) > 0).Select(static m => m.Source.Replace("\\b", "", StringComparison.Ordinal)));
        return answer with { Outcome = kind == 4 ? Outcome.Conversational : Outcome.Answered, Text = text, Citations = Cite(@case, random.Next(4)) };
    }

    /// <summary>The text that a document of a case has, or null for documents that the suite doesn't bring.</summary>
    public string? TextOf(SuiteCase @case, string documentId) => Documents(@case).FirstOrDefault(d => d.Id == documentId)?.Text;

    private IReadOnlyList<SuiteDocument> Documents(SuiteCase @case) =>
        @case.Collection is { } collection ? suite.Collections[collection].Documents : [];

    private Citation[] Cite(SuiteCase @case, int count)
    {
        IReadOnlyList<SuiteDocument> documents = [.. Documents(@case).Where(static d => d.Text.Length > 2)];
        return documents.Count == 0 ? [] : [.. Enumerable.Range(0, count).Select(_ => Cite(@case, documents))];
    }

    private Citation Cite(SuiteCase @case, IReadOnlyList<SuiteDocument> documents)
    {
        if (@case.Cite.Count > 0 && random.Next(2) == 0 &&
            documents.FirstOrDefault(d => d.Id == @case.Cite[0].Document && @case.Cite[0].Quote is { } q && d.Text.Contains(q, StringComparison.Ordinal)) is { } gold)
        {
            int at = gold.Text.IndexOf(@case.Cite[0].Quote!, StringComparison.Ordinal);
            return Samples.Citation(gold.Id, gold.Text, at, at + @case.Cite[0].Quote!.Length);
        }

        SuiteDocument document = documents[random.Next(documents.Count)];
        int start = random.Next(document.Text.Length - 1);
        int end = Math.Min(document.Text.Length, start + 1 + random.Next(200));
        while (start > 0 && char.IsLowSurrogate(document.Text[start]))
        {
            start--;
        }

        end += end < document.Text.Length && char.IsLowSurrogate(document.Text[end]) ? 1 : 0;
        Citation exact = Samples.Citation(document.Id, document.Text, start, end);
        return random.Next(8) == 0 ? exact with { Quote = exact.Quote + "!" } : exact;
    }
}
