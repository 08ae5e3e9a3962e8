using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;

namespace CoopBot.Channels.Tests.Suggestions;

/// <summary>Answers the questions that it has been given words for, and refuses the others.</summary>
internal sealed class StubAnswerer(KnowledgeSnapshot knowledge, IReadOnlyDictionary<string, string> quotes) : IQuestionAnswerer
{
    public Task<Answer> AskAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(quotes.TryGetValue(inquiry.Question, out string? quote) ? Answered(inquiry.Question, quote) : Refusal(inquiry.Question, []));
    }

    public Task<Answer> CheckAsync(string claim, CancellationToken cancellationToken) => throw new NotSupportedException("Nobody checks claims here.");

    public Citation Cite(string quote)
    {
        Document document = knowledge.Documents.Values.First(d => d.Text.Contains(quote, StringComparison.Ordinal));
        int start = document.Text.IndexOf(quote, StringComparison.Ordinal);
        return new Citation(1, document.Id, document.Title, null, null, "", start, start + quote.Length, quote, $"/documents/{document.Id}");
    }

    public Answer Refusal(string question, IReadOnlyList<Citation> nearest) => new()
    {
        Id = "1", Outcome = Outcome.Refused, Reason = RefusalReason.NotStated, Text = "No.", Confidence = 0.9,
        Question = question, ResolvedQuestion = question, KnowledgeVersion = knowledge.Version, Nearest = nearest,
    };

    private Answer Answered(string question, string quote) => new()
    {
        Id = "1", Outcome = Outcome.Answered, Text = quote + " [1]", Confidence = 0.9,
        Question = question, ResolvedQuestion = question, KnowledgeVersion = knowledge.Version, Citations = [Cite(quote)],
    };
}
