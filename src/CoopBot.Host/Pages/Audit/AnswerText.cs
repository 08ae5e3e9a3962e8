using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CoopBot.Host.Pages.Audit;

/// <summary>
/// The Markdown of an answer: lists, bold, escapes, and numbers that lead to the citations below. Anything else stands as it is written; it is
/// written by <see cref="Answering.Drafting.MarkdownText"/> or by a chat model, and is encoded whatever it holds.
/// </summary>
public sealed partial class AnswerText : ComponentBase
{
    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>The numbers that there are citations for.</summary>
    [Parameter]
    public IReadOnlySet<int> Numbers { get; set; } = new HashSet<int>();

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string? open = null;
        foreach (string line in Text.Split('\n').Where(static l => !string.IsNullOrWhiteSpace(l)))
        {
            Match item = ListMark().Match(line);
            string? wanted = !item.Success ? null : char.IsAsciiDigit(item.Groups[1].Value[0]) ? "ol" : "ul";
            if (open is not null && open != wanted)
            {
                builder.CloseElement();
            }

            if (wanted is not null && open != wanted)
            {
                builder.OpenElement(0, wanted);
            }

            open = wanted;
            builder.OpenElement(1, wanted is null ? "p" : "li");
            Inline(builder, line[item.Length..]);
            builder.CloseElement();
        }

        if (open is not null)
        {
            builder.CloseElement();
        }
    }

    private void Inline(RenderTreeBuilder builder, string line)
    {
        StringBuilder words = new();
        bool bold = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && char.IsAscii(line[i + 1]) && (char.IsPunctuation(line[i + 1]) || char.IsSymbol(line[i + 1])))
            {
                words.Append(line[++i]);
            }
            else if (line.AsSpan(i).StartsWith("**", StringComparison.Ordinal) && (bold || line.IndexOf("**", i + 2, StringComparison.Ordinal) > 0))
            {
                Flush();
                if (bold)
                {
                    builder.CloseElement();
                }
                else
                {
                    builder.OpenElement(2, "strong");
                }

                bold = !bold;
                i++;
            }
            else if (Number().Match(line, i) is { Success: true } number && int.TryParse(number.Groups[1].Value, CultureInfo.InvariantCulture, out int n) && Numbers.Contains(n))
            {
                Flush();
                builder.OpenElement(3, "a");
                builder.AddAttribute(4, "class", "citation");
                builder.AddAttribute(5, "href", string.Create(CultureInfo.InvariantCulture, $"#citation-{n}"));
                builder.AddAttribute(6, "aria-label", string.Create(CultureInfo.InvariantCulture, $"Source {n}"));
                builder.AddContent(7, number.Groups[1].Value);
                builder.CloseElement();
                i += number.Length - 1;
            }
            else
            {
                words.Append(line[i]);
            }
        }

        Flush();
        if (bold)
        {
            builder.CloseElement();
        }

        void Flush()
        {
            builder.AddContent(8, words.ToString());
            words.Clear();
        }
    }

    [GeneratedRegex(@"^\s*([-+*]|\d+[.)])\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"\G\[(\d{1,4})\]")]
    private static partial Regex Number();
}
