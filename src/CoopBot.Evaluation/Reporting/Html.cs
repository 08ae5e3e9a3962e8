using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CoopBot.Evaluation.Reporting;

/// <summary>Markup that is safe by construction: only literals of this program are taken as they are, everything else is encoded.</summary>
internal readonly record struct Html(string Markup)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Markup from an interpolated text; what stands in its holes is encoded unless it is markup already.</summary>
    public static Html Of(HtmlHandler text) => new(text.ToString());

    /// <summary>Pieces, one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(static p => p.Markup)));

    /// <summary>Text as markup.</summary>
    public static Html Encode(string text) => new(Encoder.Encode(text));

    /// <summary>Writes the holes of <see cref="Of"/>.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct HtmlHandler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder markup = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string value) => markup.Append(value);

        public void AppendFormatted(Html value) => markup.Append(value.Markup);

        public void AppendFormatted(string? value) => markup.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted(IFormattable value) => AppendFormatted(value, null);

        public void AppendFormatted(IFormattable value, string? format) => markup.Append(Encoder.Encode(value.ToString(format, CultureInfo.InvariantCulture)));

        public override string ToString() => markup.ToString();
    }
}
