using System.Text.RegularExpressions;
using CoopBot.Knowledge.Reading;
using CoopBot.Knowledge.Text;
using CoopBot.TestKit;

namespace CoopBot.Knowledge.Tests;

/// <summary>The briefings say in other words what their originals say: no number and no name may be lost on the way.</summary>
public sealed partial class BriefingTests
{
    public static TheoryData<string> Sources { get; } =
        ["000_862af35712b5e62f", "001_7ca4c9e2fb248e99", "002_1d57025ab41c5a62", "003_f1e77ce1b3026855", "004_626ce4ae4865dc21"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Briefing_OfEachSource_HoldsEveryNumber(string source)
    {
        (ChunkedDocument original, string briefing) = Read(source);

        string[] numbers = [.. original.Passages.SelectMany(passage => Number().Matches(passage.Text)).Select(match => match.Value).Distinct(StringComparer.Ordinal)];
        var told = Number().Matches(briefing).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], numbers.Except(told, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Briefing_OfEachSource_HoldsEveryName(string source)
    {
        (ChunkedDocument original, string briefing) = Read(source);

        string[] names =
        [
            .. original.Passages.SelectMany(passage => passage.Sentences.SelectMany(sentence => Word().Matches(sentence.Of(original.Document.Text)).Skip(1)))
                .Select(match => match.Value).Where(word => char.IsUpper(word[0]) && word.Length > 1 && !Abbreviations.IsStarter(word)).Distinct(StringComparer.Ordinal),
        ];
        var told = Word().Matches(briefing).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.NotEmpty(names);
        Assert.Equal([], names.Where(name => !IsTold(name, told)));
    }

    /// <summary>The name itself or the longer name that it is made of: "American" is told by "America".</summary>
    private static bool IsTold(string name, HashSet<string> told) => told.Contains(name) || Enumerable.Range(5, Math.Max(0, name.Length - 5)).Any(length => told.Contains(name[..length]));

    private static (ChunkedDocument Original, string Briefing) Read(string source)
    {
        string? file = SharedFolder.TryFind("sources", source + ".txt");
        Assert.SkipUnless(file is not null, "The source documents are not beside the checkout.");
        ChunkedDocument original = DocumentBuilder.FromText(source, "", CanonicalText.Of(File.ReadAllText(file)));

        var readers = new DocumentReaders();
        ExtractedDocument briefing = Directory.GetFiles(Path.Combine(SharedFolder.Root, "knowledge"), "*.md")
            .Select(path => Assert.IsType<ReadResult.Success>(readers.Read(path, File.ReadAllBytes(path))).Content)
            .Single(content => content.Source == source + ".txt");
        return (original, briefing.Title + "\n" + briefing.Publisher + "\n" + briefing.Text.Text);
    }

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\p{L}[\p{L}\p{Nd}]*(?:[.&-]\p{L}[\p{L}\p{Nd}]*)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
