using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Chunking;

/// <summary>Cuts a sentence that is too long for the encoder: at a clause near its middle, else between words, else anywhere.</summary>
internal static class ClauseCutter
{
    public static IEnumerable<TextSpan> Cut(string text, TextSpan span, int longest, Func<string, int> countTokens)
    {
        var open = new Stack<TextSpan>([span]);
        while (open.TryPop(out TextSpan piece))
        {
            // A stretch with fewer characters than allowed pieces needs no counting.
            if (piece.Length <= longest || countTokens(piece.Of(text)) <= longest)
            {
                yield return piece;
                continue;
            }

            int cut = FindCut(text, piece);
            TextSpan head = TextShape.Trim(text, piece with { End = cut });
            TextSpan tail = TextShape.Trim(text, piece with { Start = cut });
            if (tail.Length > 0)
            {
                open.Push(tail);
            }

            if (head.Length > 0)
            {
                open.Push(head);
            }
        }
    }

    private static int FindCut(string text, TextSpan piece)
    {
        int middle = piece.Start + (piece.Length / 2);
        int reach = piece.Length / 4;
        int clause = -1;
        int word = -1;
        for (int i = piece.Start + 1; i < piece.End; i++)
        {
            if (TextShape.IsBlank(text[i]))
            {
                word = word < 0 || Math.Abs(i - middle) < Math.Abs(word - middle) ? i : word;
                if (text[i - 1] is ';' or ',' or ':' or '—' or '–' && Math.Abs(i - middle) <= reach && (clause < 0 || Math.Abs(i - middle) < Math.Abs(clause - middle)))
                {
                    clause = i;
                }
            }
        }

        int cut = clause >= 0 ? clause : word >= 0 ? word : middle;
        return char.IsLowSurrogate(text[cut]) ? cut + 1 : cut;
    }
}
