using System.Text.RegularExpressions;
using CoopBot.Inference.Chat;
using Microsoft.SemanticKernel;

namespace CoopBot.Answering.Generation;

/// <summary>Has a chat model word things. What it writes is a draft: nobody sees it before it is verified.</summary>
public sealed partial class DraftWriter
{
    /// <summary>The language of the documents, in the words of a prompt.</summary>
    public const string SameLanguage = "the language of the passages";

    private static readonly KernelFunction Drafting = PromptRunner.Function("draft", ChatPrompts.Draft, "fence", "passages", "question", "language");
    private static readonly KernelFunction Rewriting = PromptRunner.Function("rewrite", ChatPrompts.Rewrite, "fence", "history", "question");
    private static readonly KernelFunction Translating = PromptRunner.Function("translate", ChatPrompts.Translate, "fence", "lines", "language");
    private static readonly KernelFunction Judging = PromptRunner.Function("judge", ChatPrompts.Judge, "fence", "passages", "claim");

    private readonly PromptRunner runner;

    /// <param name="model">Words the answers.</param>
    public DraftWriter(ChatModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model.Name;
        runner = new PromptRunner(model);
    }

    /// <summary>The model's name, for the record.</summary>
    public string Model { get; }

    /// <summary>Words an answer.</summary>
    /// <param name="question">As it was understood.</param>
    /// <param name="passages">Numbered from 1 in this order.</param>
    /// <param name="cancellationToken">The caller has left.</param>
    public Task<PromptResult> WriteAsync(string question, IReadOnlyList<DraftPassage> passages, CancellationToken cancellationToken)
    {
        string asked = TemplateText.Line(question), fence = FencedText.FenceFor([.. passages.Select(static p => $"{p.Title}\n{p.Heading}\n{p.Text}"), asked]);
        return runner.RunAsync(Drafting, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fence"] = fence, ["passages"] = FencedText.Passages(fence, passages), ["question"] = asked, ["language"] = SameLanguage,
        }, cancellationToken);
    }

    /// <summary>Makes a follow-up stand alone.</summary>
    /// <param name="question">Leans on what was asked before.</param>
    /// <param name="history">The person's earlier turns, oldest first.</param>
    /// <param name="cancellationToken">The caller has left.</param>
    public Task<PromptResult> RewriteAsync(string question, IReadOnlyList<string> history, CancellationToken cancellationToken)
    {
        string asked = TemplateText.Line(question), fence = FencedText.FenceFor([.. history, asked]);
        return runner.RunAsync(Rewriting, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fence"] = fence, ["history"] = FencedText.Lines(fence, "EARLIER QUESTIONS", history), ["question"] = asked,
        }, cancellationToken);
    }

    /// <summary>Translates lines; null for all of them unless each came back.</summary>
    /// <param name="lines">One sentence each.</param>
    /// <param name="language">Its English name.</param>
    /// <param name="cancellationToken">The caller has left.</param>
    public async Task<(IReadOnlyList<string>? Lines, ChatFailure? Failure)> TranslateAsync(IReadOnlyList<string> lines, string language, CancellationToken cancellationToken)
    {
        string fence = FencedText.FenceFor(lines);
        PromptResult result = await runner.RunAsync(Translating, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fence"] = fence, ["lines"] = FencedText.Lines(fence, "LINES", lines), ["language"] = language,
        }, cancellationToken);
        string[] translated = result.Text is null ? [] : [.. Numbered().Matches(result.Text).Select(static m => m.Groups["text"].Value.Trim())];
        return translated.Length == lines.Count && translated.All(static t => t.Length > 0) ? (translated, null) : (null, result.Failure ?? ChatFailure.InvalidOutput);
    }

    /// <summary>Whether the model takes a claim to be stated; null when it said neither or failed.</summary>
    /// <param name="claim">One statement.</param>
    /// <param name="passages">What it is held against.</param>
    /// <param name="cancellationToken">The caller has left.</param>
    public async Task<bool?> JudgeAsync(string claim, IReadOnlyList<DraftPassage> passages, CancellationToken cancellationToken)
    {
        string held = TemplateText.Line(claim), fence = FencedText.FenceFor([.. passages.Select(static p => $"{p.Title}\n{p.Heading}\n{p.Text}"), held]);
        PromptResult result = await runner.RunAsync(Judging, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fence"] = fence, ["passages"] = FencedText.Passages(fence, passages), ["claim"] = held,
        }, cancellationToken);
        return result.Text?.Trim().TrimEnd('.').ToUpperInvariant() switch { "YES" => true, "NO" => false, _ => null };
    }

    [GeneratedRegex(@"^\s*\[\d+\][ \t]*(?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Numbered();
}
