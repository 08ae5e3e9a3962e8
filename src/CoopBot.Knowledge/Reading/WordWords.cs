using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CoopBot.Knowledge.Reading;

/// <summary>The visible words of a Word element: inserted text counts, deleted text and field codes don't.</summary>
internal static class WordWords
{
    public static string Of(OpenXmlElement element)
    {
        var words = new StringBuilder();
        Append(element, words);
        return words.ToString();
    }

    private static void Append(OpenXmlElement element, StringBuilder words)
    {
        foreach (OpenXmlElement child in element.ChildElements)
        {
            switch (child)
            {
                case DocumentFormat.OpenXml.Wordprocessing.Text text:
                    words.Append(text.Text);
                    break;
                case TabChar or Break or CarriageReturn:
                    words.Append(' ');
                    break;
                case NoBreakHyphen:
                    words.Append('-');
                    break;
                case DeletedRun or MoveFromRun or AlternateContentFallback or ParagraphProperties or RunProperties:
                    // The fallback repeats what the choice beside it says.
                    break;
                case Paragraph when words.Length > 0:
                    words.Append(' ');
                    Append(child, words);
                    break;
                default:
                    Append(child, words);
                    break;
            }
        }
    }
}
