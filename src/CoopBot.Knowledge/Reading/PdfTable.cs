using UglyToad.PdfPig.Content;

namespace CoopBot.Knowledge.Reading;

/// <summary>A table found among the words of a page: rows whose cells stand at the same left edges.</summary>
/// <param name="Rows">Rows from top to bottom, each the words of its cells.</param>
/// <param name="Left">Left edge, in points.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Top">Upper edge; points count upwards.</param>
internal sealed record PdfTable(IReadOnlyList<Word[][]> Rows, double Left, double Right, double Top)
{
    /// <summary>A gap this many times the height of a word parts two cells.</summary>
    private const double CellGap = 1.5;

    /// <summary>How far left edges of one column may differ, in points.</summary>
    private const double EdgeTolerance = 4;

    private const int LongestCell = 8;

    /// <summary>The tables of a page. Columns of running text are none: their lines mostly go on in small letters.</summary>
    public static IReadOnlyList<PdfTable> Find(IReadOnlyList<Word> words)
    {
        var tables = new List<PdfTable>();
        var open = new List<Word[][]>();
        foreach (Word[][] row in Baselines(words).Select(Cells).Append([]))
        {
            if (open.Count > 0 && !Continues(open, row))
            {
                if (IsTable(open))
                {
                    Word[] all = [.. open.SelectMany(cells => cells).SelectMany(cell => cell)];
                    tables.Add(new PdfTable([.. open], all.Min(word => word.BoundingBox.Left), all.Max(word => word.BoundingBox.Right), all.Max(word => word.BoundingBox.Top)));
                }

                open.Clear();
            }

            if (row.Length >= 2 && Array.TrueForAll(row, cell => cell.Length <= LongestCell))
            {
                open.Add(row);
            }
        }

        return tables;
    }

    private static IEnumerable<Word[]> Baselines(IReadOnlyList<Word> words)
    {
        var line = new List<Word>();
        foreach (Word word in words.OrderByDescending(word => word.BoundingBox.Bottom).ThenBy(word => word.BoundingBox.Left))
        {
            if (line.Count > 0 && line[0].BoundingBox.Bottom - word.BoundingBox.Bottom > line[0].BoundingBox.Height / 2)
            {
                yield return [.. line.OrderBy(one => one.BoundingBox.Left)];
                line.Clear();
            }

            line.Add(word);
        }

        if (line.Count > 0)
        {
            yield return [.. line.OrderBy(one => one.BoundingBox.Left)];
        }
    }

    private static Word[][] Cells(Word[] line)
    {
        var cells = new List<Word[]>();
        int start = 0;
        for (int i = 1; i <= line.Length; i++)
        {
            if (i == line.Length || line[i].BoundingBox.Left - line[i - 1].BoundingBox.Right > CellGap * Math.Max(line[i].BoundingBox.Height, line[i - 1].BoundingBox.Height))
            {
                cells.Add(line[start..i]);
                start = i;
            }
        }

        return [.. cells];
    }

    private static bool Continues(List<Word[][]> open, Word[][] row) =>
        row.Length == open[0].Length
        && row.Zip(open[0]).All(pair => Math.Abs(pair.First[0].BoundingBox.Left - pair.Second[0].BoundingBox.Left) <= EdgeTolerance)
        && open[^1][0][0].BoundingBox.Bottom - row[0][0].BoundingBox.Bottom <= 4 * row[0][0].BoundingBox.Height;

    /// <summary>Two columns need three rows to be believed, more columns two; most cells begin as names and numbers do.</summary>
    private static bool IsTable(List<Word[][]> rows)
    {
        Word[][] cells = [.. rows.SelectMany(row => row)];
        int begins = cells.Count(cell => !char.IsLower(cell[0].Text[0]));
        return rows.Count >= (rows[0].Length == 2 ? 3 : 2) && begins * 10 >= cells.Length * 6 && cells.Average(cell => cell.Length) <= LongestCell / 2.0;
    }
}
