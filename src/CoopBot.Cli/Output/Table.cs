namespace CoopBot.Cli.Output;

/// <summary>Rows of text in columns parted by two spaces; a column that begins with "-" in the header is set to the right.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row of as many cells as the header has; line ends in a cell become spaces.</summary>
    public void Add(params string[] cells) => rows.Add([.. cells.Select(static c => c.ReplaceLineEndings(" "))]);

    public void Print(TextWriter output)
    {
        bool[] right = [.. header.Select(static h => h.StartsWith('-'))];
        string[][] all = [[.. header.Select(static h => h.TrimStart('-'))], .. rows];
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => all.Max(row => row[column].Length))];
        foreach (string[] row in all)
        {
            IEnumerable<string> cells = row.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
