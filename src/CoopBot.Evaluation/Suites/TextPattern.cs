using System.Text;
using System.Text.RegularExpressions;

namespace CoopBot.Evaluation.Suites;

/// <summary>A regular expression of a case: ignores case, and "." matches line ends too.</summary>
/// <remarks>Written so that .NET and Python read it alike; the two spellings that differ in Python are understood as well.</remarks>
public sealed class TextPattern
{
    // A pattern is data from a file: one that backtracks without end must fail, not hang the run.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly Regex regex;

    /// <param name="source">The pattern as the case gives it.</param>
    /// <exception cref="ArgumentException">Not a regular expression.</exception>
    public TextPattern(string source)
    {
        Source = source;
        regex = new Regex(ToDotNet(source), RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, Limit);
    }

    /// <summary>The pattern as the case gives it.</summary>
    public string Source { get; }

    /// <summary>True when it matches anywhere in <paramref name="text"/>.</summary>
    /// <exception cref="RegexMatchTimeoutException">It takes longer than five seconds.</exception>
    public bool Matches(string text) => regex.IsMatch(text);

    public override string ToString() => Source;

    /// <summary>Python's <c>\Z</c> and <c>(?P…)</c> in the spelling of .NET.</summary>
    private static string ToDotNet(string source)
    {
        var pattern = new StringBuilder(source.Length);
        for (int i = 0; i < source.Length; i++)
        {
            ReadOnlySpan<char> rest = source.AsSpan(i);
            if (rest.StartsWith("\\Z"))
            {
                pattern.Append("\\z");
                i++;
            }
            else if (rest.StartsWith("(?P<"))
            {
                pattern.Append("(?<");
                i += 3;
            }
            else if (rest.StartsWith("(?P=") && rest.IndexOf(')') is > 4 and var end)
            {
                pattern.Append("\\k<").Append(rest[4..end]).Append('>');
                i += end;
            }
            else
            {
                pattern.Append(source[i]);
                if (source[i] == '\\' && i + 1 < source.Length)
                {
                    pattern.Append(source[++i]); // an escaped character is never the start of something else
                }
            }
        }

        return pattern.ToString();
    }
}
