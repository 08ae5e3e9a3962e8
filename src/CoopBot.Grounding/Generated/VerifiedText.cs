using System.Globalization;
using System.Text;
using CoopBot.Answering.Drafting;

namespace CoopBot.Grounding.Generated;

/// <summary>Puts verified sentences together again: Markdown, each with the numbers of what it rests on.</summary>
internal static class VerifiedText
{
    public static Draft Compose(IReadOnlyList<VerifiedSentence> sentences, int leftOut, string leftOutText)
    {
        List<Statement> statements = [];
        StringBuilder text = new();
        int line = -1;
        foreach (VerifiedSentence verified in sentences)
        {
            if (verified.Sentence.Line != line)
            {
                text.Append(line < 0 ? "" : "\n").Append(verified.Sentence.IsItem ? "- " : "");
                line = verified.Sentence.Line;
            }
            else
            {
                text.Append(' ');
            }

            Append(text, verified.Sentence.Text, [.. verified.Support.Statements.Select(s => NumberOf(s, statements))]);
        }

        if (leftOut > 0)
        {
            text.Append("\n\n").Append(leftOutText);
        }

        return new Draft(text.ToString(), statements);
    }

    private static int NumberOf(Statement statement, List<Statement> statements)
    {
        int at = statements.FindIndex(s => s.Document.Id == statement.Document.Id && s.Span == statement.Span);
        if (at < 0)
        {
            statements.Add(statement);
            at = statements.Count - 1;
        }

        return at + 1;
    }

    private static void Append(StringBuilder text, string sentence, int[] numbers)
    {
        bool stop = sentence.EndsWith('.');
        text.Append(MarkdownText.Escape(stop ? sentence[..^1] : sentence));
        foreach (int number in numbers.Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $" [{number}]");
        }

        text.Append(stop ? "." : "");
    }
}
