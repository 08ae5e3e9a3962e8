using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Answering.Drafting;

/// <summary>One stretch of a document that the answer quotes.</summary>
/// <param name="Document">Where the words stand.</param>
/// <param name="Passage">The passage they were found in.</param>
/// <param name="Span">The quoted words, whole sentences, in offsets of the document.</param>
/// <param name="Highlight">The short answer inside them, shown in bold; null when it is not clear.</param>
public sealed record Statement(Document Document, Passage Passage, TextSpan Span, TextSpan? Highlight)
{
    /// <summary>True when the lines of the span are a list with its introducing line; elsewhere a line end is only a wrapped line.</summary>
    public bool IsList { get; init; }
}

/// <summary>An answer put together from a document's own words.</summary>
/// <param name="Text">Markdown, with <c>[n]</c> behind each statement.</param>
/// <param name="Statements">What <c>[1]</c>, <c>[2]</c> … point to, in order.</param>
public sealed record Draft(string Text, IReadOnlyList<Statement> Statements);
