using CoopBot.Audit.Service;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge.Text;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>The statements of any bot's answer, a sentence each.</summary>
internal static class AnswerStatements
{
    /// <summary>What an answer states. Headings, link definitions, questions and our own "no statement on this part" state nothing.</summary>
    /// <param name="markdown">The answer.</param>
    public static IReadOnlyList<string> Of(string markdown)
    {
        IEnumerable<string> lines = markdown.ReplaceLineEndings("\n").Split('\n').Where(static l => !IsHeading(l) && !IsLinkDefinition(l));
        return
        [
            .. AnswerClaims.Statements(string.Join('\n', lines))
                .SelectMany(static c => SentenceSplitter.Split(c.Text, new TextSpan(0, c.Text.Length)).Select(s => c.Text[s.Start..s.End]))
                .Where(static s => s.Any(char.IsLetterOrDigit) && !s.EndsWith('?') && !s.StartsWith(RefusalTexts.PartNotStated(""), StringComparison.Ordinal)),
        ];
    }

    private static bool IsHeading(string line) => line.TrimStart().StartsWith('#');

    private static bool IsLinkDefinition(string line) => line.TrimStart() is ['[', ..] trimmed && trimmed.Contains("]:", StringComparison.Ordinal);
}
