using System.Text.Json;
using CoopBot.Inference.Tokenization;
using CoopBot.Inference.Weights;
using CoopBot.TestKit;
using CsCheck;

namespace CoopBot.Inference.Tests.Tokenization;

public sealed class WordPieceTokenizerTests
{
    private static readonly WordPieceTokenizer Tokenizer = Load();

    [Fact]
    public void Encode_ReferenceTexts_GivesTheReferenceTokens()
    {
        string? path = SharedFolder.TryFind("models", "minilm-reference.json");
        Assert.SkipWhen(path is null, "The reference tokens are not beside the checkout.");
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(path));
        List<JsonElement> items = [.. reference.RootElement.GetProperty("items").EnumerateArray()];

        List<string> different = [.. items
            .Where(item => !Tokenizer.Encode(item.GetProperty("text").GetString()!, 256)
                .SequenceEqual(item.GetProperty("tokens").EnumerateArray().Select(static t => t.GetInt32())))
            .Select(static item => item.GetProperty("text").GetString()!)];

        Assert.Equal(21, items.Count);
        // The one known exception: a word of more than 100 letters is unknown to the reference, and cut here.
        string exception = Assert.Single(different);
        Assert.True(exception.Length > 100 && exception.All(static c => c == 'a'), exception);
    }

    [Fact]
    public void EncodeWithOffsets_AnyText_GivesTheTokensOfEncode()
    {
        Gen<char> letters = Gen.Char["abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789éÉüñçøßıàÅŁ"];
        Gen<char> others = Gen.Char[" \t\n.,;:!?'\"-–—…“”‘’()[]{}$€£%&/#@+*=<>^_`~|\\·•§°²½\u00a0\u00ad\u200b\u0301日本語한국АБвгαβ"];
        Gen<string> texts = Gen.Frequency((5, letters), (2, others)).Array[0, 60].Select(static c => new string(c));

        texts.Sample(
            text => Assert.Equal(
                Tokenizer.Encode(text, 512)[1..^1],
                Tokenizer.EncodeWithOffsets(text).Select(static t => t.Id)),
            iter: 5000, seed: "0000000000001");
    }

    [Fact]
    public void EncodeWithOffsets_Sentence_PointsAtTheWords()
    {
        const string Text = "Bukele’s Café paid $200 million.";

        IEnumerable<string> words = Tokenizer.EncodeWithOffsets(Text).Select(static t => Text[t.Start..t.End]).Distinct();

        Assert.Equal(["Bukele", "’", "s", "Café", "paid", "$", "200", "million", "."], words);
    }

    [Fact]
    public void Encode_LongerThanTheLimit_EndsWithTheSeparator()
    {
        int[] ids = Tokenizer.Encode(string.Concat(Enumerable.Repeat("prison ", 50)), 16);

        Assert.Equal(16, ids.Length);
        Assert.Equal((Tokenizer.Cls, Tokenizer.Sep), (ids[0], ids[^1]));
    }

    [Fact]
    public void Count_Text_LeavesSpecialTokensOut() => Assert.Equal(3, Tokenizer.Count("How many prisoners"));

    [Fact]
    public void Constructor_VocabularyWithoutSpecialTokens_SaysSo() =>
        Assert.Throws<ModelUnavailableException>(static () => new WordPieceTokenizer("a\nb\n"u8.ToArray()));

    private static WordPieceTokenizer Load()
    {
        var settings = TestModels.EncoderSettings();
        return new WordPieceTokenizer(new WeightFile(settings.VocabularyPath, settings.VocabularySha256).Load().Content);
    }
}
