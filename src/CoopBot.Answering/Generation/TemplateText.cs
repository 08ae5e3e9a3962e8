using System.Text;
using System.Xml;

namespace CoopBot.Answering.Generation;

/// <summary>Puts texts into a prompt template so that the model reads them unchanged and they stay inside their message.</summary>
/// <remarks>
/// Semantic Kernel parses the rendered template as XML to find the messages, and decodes what stands in them. So markup is encoded here, once:
/// encoded by the template engine as well, or in a template without messages, the model would read <c>&amp;amp;</c>. What XML can't
/// hold at all would make the parser give up and send everything as one message: it becomes U+FFFD.
/// </remarks>
internal static class TemplateText
{
    /// <summary>The text as it goes into a template's variable.</summary>
    public static string Encode(string text)
    {
        StringBuilder result = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(c).Append(text[++i]);
                continue;
            }

            _ = c switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&#39;"),
                '\r' => result.Append("&#13;"), // XML would make a line end of it
                _ => result.Append(XmlConvert.IsXmlChar(c) ? c : '\uFFFD'),
            };
        }

        return result.ToString();
    }

    /// <summary>On one line: for questions and titles.</summary>
    public static string Line(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
