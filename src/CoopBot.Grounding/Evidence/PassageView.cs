using CoopBot.Answering.Mentions;
using CoopBot.Knowledge;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding.Evidence;

/// <summary>A passage prepared for comparison: terms and mentions of its context and of each sentence.</summary>
internal sealed class PassageView
{
    public PassageView(Passage passage, string documentText)
    {
        Passage = passage;
        HashSet<string> context = Terms(passage.Title);
        foreach (string heading in passage.HeadingPath)
        {
            context.UnionWith(Terms(heading));
        }

        ContextTerms = context;
        Sentences = [.. passage.Sentences.Select(span =>
        {
            string text = span.Of(documentText);
            return new SentenceView(text, Terms(text), MentionExtractor.Extract(text));
        })];
        HashSet<string> all = new(context, StringComparer.Ordinal);
        foreach (SentenceView sentence in Sentences)
        {
            all.UnionWith(sentence.Terms);
        }

        AllTerms = all;
        Mentions = [.. MentionExtractor.Extract(passage.Title), .. passage.HeadingPath.SelectMany(MentionExtractor.Extract), .. Sentences.SelectMany(s => s.Mentions)];
    }

    public Passage Passage { get; }

    /// <summary>Terms of the title and the headings.</summary>
    public IReadOnlySet<string> ContextTerms { get; }

    /// <summary>Terms of the title, the headings and the passage.</summary>
    public IReadOnlySet<string> AllTerms { get; }

    public IReadOnlyList<SentenceView> Sentences { get; }

    /// <summary>Mentions of the title, the headings and the passage.</summary>
    public IReadOnlyList<Mention> Mentions { get; }

    private static HashSet<string> Terms(string text) =>
        TextAnalyzer.Analyze(text).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
}

/// <summary>One sentence of a passage, prepared for comparison. Offsets of its mentions are into <paramref name="Text"/>.</summary>
internal sealed record SentenceView(string Text, IReadOnlySet<string> Terms, IReadOnlyList<Mention> Mentions);
