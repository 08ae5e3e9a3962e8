using CoopBot.Grounding.Answers;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>What an answer cites.</summary>
public sealed class CitationsContext : EvaluationContext
{
    /// <summary>The name that it goes by in metrics and reports.</summary>
    public const string ContextName = "Citations";

    /// <param name="citations">In the order of the answer; none for an answer that cites nothing.</param>
    public CitationsContext(params IEnumerable<CitedQuote> citations)
        : this([.. citations ?? throw new ArgumentNullException(nameof(citations))])
    {
    }

    private CitationsContext(CitedQuote[] citations)
        : base(ContextName, string.Join('\n', citations.Select(static c => c.ToString()))) => Citations = citations;

    /// <summary>The citations, in the order of the answer.</summary>
    public IReadOnlyList<CitedQuote> Citations { get; }

    /// <summary>The citations of one of our own answers.</summary>
    public static CitationsContext Of(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new CitationsContext(answer.Citations.Select(static c => new CitedQuote(c.DocumentId, c.Quote, c.Start, c.End)));
    }
}

/// <summary>Words that an answer says stand in a document.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Quote">Its words.</param>
/// <param name="Start">UTF-16 offset of the first character in the document's text; null when the bot names no place: then the words must stand anywhere in it.</param>
/// <param name="End">UTF-16 offset behind the last character; null: as far behind <paramref name="Start"/> as the quote is long.</param>
public sealed record CitedQuote(string DocumentId, string Quote, int? Start = null, int? End = null)
{
    /// <inheritdoc/>
    public override string ToString() => Start is { } start
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{DocumentId} {start}–{End ?? start + Quote.Length}: \"{Quote}\"")
        : $"{DocumentId}: \"{Quote}\"";
}
