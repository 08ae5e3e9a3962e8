using CoopBot.Knowledge.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CoopBot.Host.Pages.Documents;

/// <summary>A stretch of a document with the cited part of it marked, and not a blank more than the document has.</summary>
public sealed class Words : ComponentBase
{
    /// <summary>The document's text.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>What of it to show.</summary>
    [Parameter, EditorRequired]
    public TextSpan Span { get; set; }

    /// <summary>What is cited, anywhere in the document.</summary>
    [Parameter]
    public TextSpan? Cited { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Cited is not { } cited || !cited.Overlaps(Span))
        {
            builder.AddContent(0, Span.Of(Text));
            return;
        }

        int start = Math.Max(cited.Start, Span.Start);
        int end = Math.Min(cited.End, Span.End);
        builder.AddContent(1, Text[Span.Start..start]);
        builder.OpenElement(2, "mark");
        builder.AddAttribute(3, "class", "cited");
        if (cited.Start >= Span.Start)
        {
            // The first of several marks is where a link, the keyboard and a screen reader arrive.
            builder.AddAttribute(4, "id", "cited");
            builder.AddAttribute(5, "tabindex", "-1");
        }

        builder.AddContent(6, Text[start..end]);
        builder.CloseElement();
        builder.AddContent(7, Text[end..Span.End]);
    }
}
