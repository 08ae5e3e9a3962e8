using System.Text.RegularExpressions;
using CoopBot.Knowledge.Text;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Repository;

/// <summary>The briefings lose no fact: every number and every name of an original stands in its briefing.</summary>
public sealed partial class BriefingTests
{
    /// <summary>A teaser for another page at the foot of 001: nothing that the page itself says.</summary>
    private const string Teaser = "The Lessons of 1989: Freedom and Our Future";

    public static TheoryData<string> Briefings => [.. Directory.EnumerateFiles(Path.Combine(SharedFolder.Root, "knowledge"), "*.md").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Briefings))]
    public void Briefing_ComparedWithItsOriginal_HoldsEveryNumberAndName(string name)
    {
        string briefing = Straighten(File.ReadAllText(Path.Combine(SharedFolder.Root, "knowledge", name)));
        string? path = SharedFolder.TryFind("sources", SourceLine().Match(briefing).Groups[1].Value);
        Assert.SkipUnless(path is not null, "The originals are not beside this checkout.");
        string[] sentences = [.. SentencesOf(Straighten(File.ReadAllText(path)))];
        Assert.NotEmpty(sentences);

        HashSet<string> words = [.. Words(briefing)];
        string[] lost = [.. sentences.SelectMany(FactsOf).Distinct(StringComparer.Ordinal).Where(fact => !Holds(words, fact)).Order(StringComparer.Ordinal)];

        Assert.Empty(lost);
    }

    /// <summary>The word itself, or the name that it is the adjective of: "American governments" are governments of America.</summary>
    private static bool Holds(HashSet<string> words, string fact) => words.Contains(fact) || words.Contains(fact.TrimEnd('n'));

    /// <summary>Sentences of what the page says: its furniture says nothing.</summary>
    private static IEnumerable<string> SentencesOf(string text)
    {
        DocumentText document = TextSegmenter.Segment(text);
        return document.Blocks
            .Where(static block => block.Kind != BlockKind.Furniture)
            .Where(block => block.Span.Of(document.Text) != Teaser)
            .SelectMany(block => SentenceSplitter.Split(document.Text, block))
            .Select(span => span.Of(document.Text));
    }

    /// <summary>Numbers, and capitalised words but for the one that a sentence begins with.</summary>
    private static IEnumerable<string> FactsOf(string sentence)
    {
        string body = FirstWord().Replace(sentence, "");
        return Numbers().Matches(sentence).Concat(Names().Matches(body)).Select(static m => m.Value);
    }

    private static IEnumerable<string> Words(string text) => Numbers().Matches(text).Concat(Names().Matches(text)).Select(static m => m.Value);

    private static string Straighten(string text) => text.Replace('’', '\'').Replace('“', '"').Replace('”', '"').ReplaceLineEndings("\n");

    [GeneratedRegex(@"^source: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex SourceLine();

    [GeneratedRegex(@"\d[\d,]*\d|\d")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[A-Z][\w.&-]*\w|[A-Z]")]
    private static partial Regex Names();

    // A news agency's dateline may stand before it: "WASHINGTON -- Today, …".
    [GeneratedRegex(@"^\W*(?:[A-Z]+ -- )?[\w.&-]+")]
    private static partial Regex FirstWord();
}
