using System.Text;

namespace CoopBot.Knowledge.Chunking;

/// <summary>The text that stands for a passage where its place must be understood: title, headings, words.</summary>
public static class PassageContext
{
    /// <summary>Title and headings take at most this many characters, so that they never crowd out the passage.</summary>
    private const int LongestContext = 240;

    /// <summary>What the encoder and the reader are given: <c>title. heading path. text</c>.</summary>
    public static string ForEncoder(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return Of(passage.Title, passage.HeadingPath) + passage.Text;
    }

    /// <summary>The context alone, ending in a space; empty when there is none.</summary>
    public static string Of(string title, IReadOnlyList<string> headingPath)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(headingPath);
        var context = new StringBuilder();
        Append(context, title);
        foreach (string heading in headingPath)
        {
            if (!string.Equals(heading, title, StringComparison.OrdinalIgnoreCase))
            {
                Append(context, heading);
            }
        }

        return context.ToString();
    }

    private static void Append(StringBuilder context, string part)
    {
        ReadOnlySpan<char> words = part.AsSpan().Trim();
        int room = LongestContext - context.Length;
        if (words.Length > room)
        {
            // Cut at a word; a part without room for any word is left out.
            int cut = room <= 0 ? -1 : words[..room].LastIndexOf(' ');
            words = cut <= 0 ? [] : words[..cut];
        }

        if (words.Length > 0)
        {
            context.Append(words).Append(words[^1] is '.' or '?' or '!' or ':' ? " " : ". ");
        }
    }
}
