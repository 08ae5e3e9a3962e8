namespace CoopBot.Host.Pages.Audit;

/// <summary>What became of a stretch of words.</summary>
public enum WordChange
{
    /// <summary>It stands in both texts.</summary>
    Same,

    /// <summary>Only the old text has it.</summary>
    Removed,

    /// <summary>Only the new text has it.</summary>
    Added,
}

/// <summary>A stretch of words and what became of it.</summary>
public sealed record WordRun(WordChange Change, string Text);

/// <summary>What changed between two texts, word by word: the longest common subsequence stays.</summary>
internal static class WordDiff
{
    /// <summary>Beyond, texts are shown one after the other: the table below would grow with the product of both.</summary>
    private const int MaxWords = 600;

    /// <summary>The stretches in reading order, those removed before those added in their place.</summary>
    public static IReadOnlyList<WordRun> Of(string before, string after)
    {
        string[] old = Words(before), now = Words(after);
        if (old.Length > MaxWords || now.Length > MaxWords)
        {
            return [new(WordChange.Removed, before), new(WordChange.Added, after)];
        }

        int[,] common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        List<(WordChange Change, string Word)> steps = [];
        (int o, int n) = (0, 0);
        while (o < old.Length || n < now.Length)
        {
            steps.Add(o < old.Length && n < now.Length && old[o] == now[n] ? (WordChange.Same, now[Step(ref o, ref n)])
                : o < old.Length && (n == now.Length || common[o + 1, n] >= common[o, n + 1]) ? (WordChange.Removed, old[o++])
                : (WordChange.Added, now[n++]));
        }

        return Join(steps);
    }

    private static int Step(ref int o, ref int n)
    {
        o++;
        return n++;
    }

    private static List<WordRun> Join(List<(WordChange Change, string Word)> steps)
    {
        List<WordRun> runs = [];
        foreach ((WordChange change, string word) in steps)
        {
            if (runs.Count > 0 && runs[^1].Change == change)
            {
                runs[^1] = runs[^1] with { Text = runs[^1].Text + " " + word };
            }
            else
            {
                runs.Add(new WordRun(change, word));
            }
        }

        return runs;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
