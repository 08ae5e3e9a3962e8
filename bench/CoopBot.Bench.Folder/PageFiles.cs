using System.Globalization;
using System.Net;
using System.Text;

namespace CoopBot.Bench.Folder;

/// <summary>Writes a page as a file; the formats take turns.</summary>
internal static class PageFiles
{
    public static void Write(string root, Page page, int index)
    {
        (string extension, byte[] bytes) = (index % 5) switch
        {
            0 => (".md", Encoding.UTF8.GetBytes(Markdown(page))),
            1 => (".txt", Encoding.UTF8.GetBytes(PlainText(page))),
            2 => (".html", Encoding.UTF8.GetBytes(Html(page))),
            3 => (".docx", WordFile.Of(page)),
            _ => (".pdf", PdfFile.Of(page)),
        };
        string path = Path.Combine(root, page.Id + extension);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private static string Markdown(Page page)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: \"{page.Title}\"\npublisher: Town of {Vocabulary.TownName}\ndate: {page.Date:yyyy-MM-dd}\n---\n\n");
        foreach (Section section in page.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {section.Heading}\n\n");
            foreach (string paragraph in section.Paragraphs)
            {
                text.Append(paragraph).Append("\n\n");
            }

            foreach (string item in section.Items)
            {
                text.Append("- ").Append(item).Append('\n');
            }

            for (int i = 0; i < section.Rows.Count; i++)
            {
                text.Append("| ").AppendJoin(" | ", section.Rows[i]).Append(" |\n").Append(i == 0 ? "|---|---|\n" : "");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Headings without marks, and what a copied web page leaves around its text.</summary>
    private static string PlainText(Page page)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Skip to main content\n\nHome\n\n{page.Title}\n\n");
        foreach (Section section in page.Sections)
        {
            text.Append(section.Heading).Append("\n\n").AppendJoin("\n\n", section.Paragraphs).Append("\n\n");
            foreach (string line in section.Items.Select(item => "- " + item).Concat(section.Rows.Select(row => "| " + string.Join(" | ", row) + " |")))
            {
                text.Append(line).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append("Share on Facebook\n\nPrint\n").ToString();
    }

    private static string Html(Page page)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Escape(page.Title)}</title>\n");
        text.Append(CultureInfo.InvariantCulture, $"<meta property=\"og:site_name\" content=\"Town of {Vocabulary.TownName}\"><meta name=\"date\" content=\"{page.Date:yyyy-MM-dd}\"></head>\n");
        text.Append("<body><header><nav><a href=\"/\">Home</a> <a href=\"/services\">Services</a> <a href=\"/contact\">Contact us</a></nav></header>\n<main>");
        text.Append(CultureInfo.InvariantCulture, $"<h1>{Escape(page.Title)}</h1>\n");
        foreach (Section section in page.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h2>{Escape(section.Heading)}</h2>\n");
            text.AppendJoin('\n', section.Paragraphs.Select(paragraph => $"<p>{Escape(paragraph)}</p>")).Append('\n');
            if (section.Items.Count > 0)
            {
                text.Append("<ul>").AppendJoin("", section.Items.Select(item => $"<li>{Escape(item)}</li>")).Append("</ul>\n");
            }

            if (section.Rows.Count > 0)
            {
                text.Append("<table>").AppendJoin("", section.Rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Escape(cell)}</td>"))}</tr>")).Append("</table>\n");
            }
        }

        return text.Append("</main>\n<footer><a href=\"/privacy\">Privacy policy</a> <a href=\"/imprint\">Imprint</a></footer></body></html>\n").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
