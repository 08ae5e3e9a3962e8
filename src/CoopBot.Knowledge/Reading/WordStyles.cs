using System.Globalization;
using CoopBot.Knowledge.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CoopBot.Knowledge.Reading;

/// <summary>What the styles and numberings of a Word file make of a paragraph.</summary>
internal sealed class WordStyles(MainDocumentPart part)
{
    /// <summary>Styles build on each other; a longer chain is a loop.</summary>
    private const int LongestChain = 12;

    private readonly Dictionary<string, Style> styles = (part.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null).GroupBy(style => style.StyleId!.Value!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private readonly Dictionary<(int List, int Level), int> counters = [];

    /// <summary>Kind and heading level of a paragraph, and the number that its list gives it.</summary>
    public (BlockKind Kind, int Level, string Mark) Describe(Paragraph paragraph)
    {
        ParagraphProperties? own = paragraph.ParagraphProperties;
        int? outline = own?.OutlineLevel?.Val?.Value;
        NumberingProperties? numbering = own?.NumberingProperties;
        foreach (Style style in Chain(own?.ParagraphStyleId?.Val?.Value))
        {
            string name = style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "";
            if (name == "title")
            {
                return (BlockKind.Heading, 1, "");
            }

            if (name == "caption")
            {
                return (BlockKind.Caption, 0, "");
            }

            if (name.StartsWith("toc ", StringComparison.Ordinal))
            {
                return (BlockKind.Furniture, 0, "");
            }

            outline ??= HeadingLevel(name) ?? style.StyleParagraphProperties?.OutlineLevel?.Val?.Value;
            numbering ??= style.StyleParagraphProperties?.NumberingProperties;
        }

        return outline is >= 0 and < 9 ? (BlockKind.Heading, outline.Value + 1, "")
            : numbering?.NumberingId?.Val?.Value is { } list and not 0 ? (BlockKind.ListItem, 0, Mark(list, numbering.NumberingLevelReference?.Val?.Value ?? 0))
            : (BlockKind.Paragraph, 0, "");
    }

    private static int? HeadingLevel(string name) =>
        name.StartsWith("heading ", StringComparison.Ordinal) && int.TryParse(name.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out int level) && level is > 0 and <= 9
            ? level - 1
            : null;

    private IEnumerable<Style> Chain(string? id)
    {
        for (int i = 0; i < LongestChain && id is not null && styles.TryGetValue(id, out Style? style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private string Mark(int list, int level)
    {
        int number = counters[(list, level)] = counters.GetValueOrDefault((list, level)) + 1;
        foreach ((int List, int Level) deeper in counters.Keys.Where(key => key.List == list && key.Level > level).ToArray())
        {
            counters.Remove(deeper);
        }

        NumberFormatValues? format = Format(list, level);
        return format is null || format == NumberFormatValues.Bullet || format == NumberFormatValues.None ? ""
            : format == NumberFormatValues.LowerLetter && number <= 26 ? $"{(char)('a' + number - 1)}) "
            : string.Create(CultureInfo.InvariantCulture, $"{number}. ");
    }

    private NumberFormatValues? Format(int list, int level)
    {
        Numbering? numbering = part.NumberingDefinitionsPart?.Numbering;
        int? definition = numbering?.Elements<NumberingInstance>().FirstOrDefault(instance => instance.NumberID?.Value == list)?.AbstractNumId?.Val?.Value;
        return numbering?.Elements<AbstractNum>().FirstOrDefault(candidate => candidate.AbstractNumberId?.Value == definition)
            ?.Elements<Level>().FirstOrDefault(candidate => candidate.LevelIndex?.Value == level)?.NumberingFormat?.Val?.Value;
    }
}
