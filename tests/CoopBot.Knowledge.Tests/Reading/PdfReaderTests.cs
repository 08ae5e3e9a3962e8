using System.Globalization;
using System.Text;
using CoopBot.Knowledge.Reading;
using CoopBot.Knowledge.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace CoopBot.Knowledge.Tests.Reading;

public sealed class PdfReaderTests
{
    private static readonly string[] Left =
    [
        "The office opens on every working", "day at nine and closes at five. Who", "comes late needs an appointment,", "which the office gives by tele-", "phone. A well-known exception is",
    ];

    private static readonly string[] Right = ["the day before a holiday, when the", "doors close at noon. Letters reach", "the office by post and by messen-", "ger. It answers within a week."];

    [Fact]
    public void Read_TwoColumns_AreReadOneAfterTheOther()
    {
        byte[] file = Build(page =>
        {
            page.Heading("Opening Hours", 700);
            page.Column(60, 660, Left);
            page.Column(320, 660, Right);
        });

        ExtractedDocument content = ReadingAssert.Read("a.pdf", file);

        Assert.Equal(
            [
                "Heading1: Opening Hours",
                "Paragraph: The office opens on every working day at nine and closes at five. Who comes late needs an appointment, which the office gives by telephone. A well-known exception is "
                + "the day before a holiday, when the doors close at noon. Letters reach the office by post and by messenger. It answers within a week.",
            ],
            ReadingAssert.Blocks(content));
        Assert.Equal("Opening Hours", content.Title);
    }

    [Fact]
    public void Read_RunningHeadersAndFooters_AreDroppedAndPagesKept()
    {
        Action<PageWriter>[] pages =
        [
            .. Enumerable.Range(1, 4).Select(number => (Action<PageWriter>)(page =>
            {
                page.Column(60, 810, [$"Town Handbook, part {number}"]);
                page.Column(60, 700, [$"Page text number {Words(number)} stands here and", "ends on the second line."]);
                page.Column(290, 25, [$"Page {number} of 4"]);
            })),
        ];

        ExtractedDocument content = ReadingAssert.Read("a.pdf", Build(pages));

        Assert.Equal(4, content.Text.Blocks.Count);
        Assert.Equal([1, 2, 3, 4], content.Text.Blocks.Select(block => block.Page));
        Assert.DoesNotContain("Handbook", content.Text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("of 4", content.Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ParagraphOverAPageEnd_IsOne()
    {
        byte[] file = Build(
            page => page.Column(60, 700, ["The fee for a permit covers the", "form, the stamp and the"]),
            page => page.Column(60, 700, ["postage to any address in town."]));

        ExtractedDocument content = ReadingAssert.Read("a.pdf", file);

        Block paragraph = Assert.Single(content.Text.Blocks);
        Assert.Equal("The fee for a permit covers the form, the stamp and the postage to any address in town.", paragraph.Span.Of(content.Text.Text));
        Assert.Equal(1, paragraph.Page);
    }

    [Fact]
    public void Read_Table_BecomesRowsBetweenTheTextAroundIt()
    {
        byte[] file = Build(page =>
        {
            page.Column(60, 700, ["The fees of the harbour are these."]);
            page.Column(60, 660, ["Boat", "Small boat", "Large boat", "Ferry"]);
            page.Column(220, 660, ["Day", "12 euros", "30 euros", "95 euros"]);
            page.Column(340, 660, ["Month", "140 euros", "380 euros", "on request"]);
            page.Column(60, 560, ["They are paid on arrival at the harbour office."]);
        });

        Assert.Equal(
            [
                "Paragraph: The fees of the harbour are these.", "TableRow: Boat | Day | Month", "TableRow: Small boat | 12 euros | 140 euros", "TableRow: Large boat | 30 euros | 380 euros",
                "TableRow: Ferry | 95 euros | on request", "Paragraph: They are paid on arrival at the harbour office.",
            ],
            ReadingAssert.Blocks(ReadingAssert.Read("a.pdf", file)));
    }

    [Fact]
    public void Read_PageWithoutText_IsNoted()
    {
        byte[] file = Build(page => page.Column(60, 700, ["Some words on the first page."]), page => page.Picture());

        Assert.Equal(["page 2 holds no text: scanned?"], ReadingAssert.Read("a.pdf", file).Notes);
    }

    [Fact]
    public void Read_BadFiles_AreNamed()
    {
        byte[] whole = Build(page => page.Column(60, 700, ["Some words."]));

        Assert.Equal("none of its 2 page(s) holds text: scanned? Recognise the text first", ReadingAssert.Fails("a.pdf", Build(page => page.Picture(), page => page.Picture())));
        Assert.Equal("not a PDF: its header is missing", ReadingAssert.Fails("a.pdf", "just text"));
        Assert.Equal("the PDF is encrypted: it needs a password", ReadingAssert.Fails("a.pdf", Encrypted()));
        Assert.NotEmpty(ReadingAssert.Fails("a.pdf", whole[..60]));
    }

    private static string Words(int number) => ((string[])["one", "two", "three", "four"])[number - 1];

    private static byte[] Build(params Action<PageWriter>[] pages)
    {
        using var builder = new PdfDocumentBuilder();
        PdfDocumentBuilder.AddedFont plain = builder.AddStandard14Font(Standard14Font.Helvetica);
        PdfDocumentBuilder.AddedFont bold = builder.AddStandard14Font(Standard14Font.HelveticaBold);
        foreach (Action<PageWriter> page in pages)
        {
            page(new PageWriter(builder.AddPage(PageSize.A4), plain, bold));
        }

        return builder.Build();
    }

    /// <summary>The smallest file that claims the standard security handler; its keys fit no password.</summary>
    private static byte[] Encrypted()
    {
        string key = string.Concat(Enumerable.Repeat("AB", 32));
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
            $"<< /Filter /Standard /V 1 /R 2 /Length 40 /O <{key}> /U <{key}> /P -44 >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (int i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int table = file.Length;
        file.Append("xref\n0 5\n0000000000 65535 f \n");
        offsets.ForEach(offset => file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<{key}> <{key}>] >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private sealed class PageWriter(PdfPageBuilder page, PdfDocumentBuilder.AddedFont plain, PdfDocumentBuilder.AddedFont bold)
    {
        public void Heading(string words, double height) => page.AddText(words, 18, new PdfPoint(60, height), bold);

        public void Column(double left, double top, string[] lines)
        {
            for (int i = 0; i < lines.Length; i++)
            {
                page.AddText(lines[i], 11, new PdfPoint(left, top - (14 * i)), plain);
            }
        }

        public void Picture() => page.DrawRectangle(new PdfPoint(50, 50), 400, 600, 1, true);
    }
}
