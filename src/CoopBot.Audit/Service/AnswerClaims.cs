using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoopBot.Audit.Log;
using CoopBot.Grounding.Answers;

namespace CoopBot.Audit.Service;

/// <summary>The statements of an answer, each with what it rests on.</summary>
public static partial class AnswerClaims
{
    /// <summary>The claims of an answer; none for refusals and courtesies.</summary>
    /// <remarks>
    /// A claim that was checked is the person's statement. In the documents' own sentences, each citation is one statement: its words as they
    /// stand. In a worded answer, a statement is what stands before a group of numbers.
    /// </remarks>
    public static IReadOnlyList<LoggedClaim> Of(Answer answer, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(wording);
        return answer.Outcome switch
        {
            Outcome.Checked => [new LoggedClaim(answer.ResolvedQuestion, [.. answer.Citations.Select(static c => c.N)])],
            Outcome.Answered when wording == Wording.Extractive => [.. answer.Citations.Select(static c => new LoggedClaim(c.Quote, [c.N]))],
            Outcome.Answered => Parse(answer.Text),
            _ => [],
        };
    }

    /// <summary>The statements of a Markdown text: what stands before each group of <c>[n]</c>, line by line.</summary>
    public static IReadOnlyList<LoggedClaim> Parse(string text) => [.. Statements(text).Where(static c => c.Citations.Count > 0)];

    /// <summary>All statements of a Markdown text: those of <see cref="Parse"/>, and what stands behind the last <c>[n]</c> of a line, resting on nothing.</summary>
    public static IReadOnlyList<LoggedClaim> Statements(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<LoggedClaim> claims = [];
        foreach (string line in text.Split('\n'))
        {
            int from = 0;
            foreach (Match group in Markers().Matches(line))
            {
                Add(line[from..group.Index], [.. Number().Matches(group.Value).Select(static m => int.Parse(m.Value, CultureInfo.InvariantCulture))]);
                from = group.Index + group.Length;
            }

            Add(line[from..], []);
        }

        return claims;

        void Add(string markdown, int[] citations)
        {
            if (Plain(markdown) is { Length: > 0 } statement)
            {
                claims.Add(new LoggedClaim(statement, citations));
            }
        }
    }

    /// <summary>Without list marks, emphasis, escapes and what belongs to the statement before.</summary>
    private static string Plain(string markdown)
    {
        string body = ListMark().Replace(markdown, "").TrimStart('.', ',', ';', ':', ')', ' ').Trim();
        StringBuilder plain = new(body.Length);
        for (int i = 0; i < body.Length; i++)
        {
            bool escaped = body[i] == '\\' && i + 1 < body.Length && char.IsPunctuation(body[i + 1]);
            if (escaped)
            {
                plain.Append(body[++i]);
            }
            else if (body[i] != '*')
            {
                plain.Append(body[i]);
            }
        }

        return plain.ToString();
    }

    // Not behind a backslash: that is the document's own bracket.
    [GeneratedRegex(@"(?<!\\)\[\d+\](?:[ ,;]*\[\d+\])*")]
    private static partial Regex Markers();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*(?:[-+*]|\d+[.)])\s+")]
    private static partial Regex ListMark();
}
