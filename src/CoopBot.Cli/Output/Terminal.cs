using System.Text;

namespace CoopBot.Cli.Output;

/// <summary>Where a command reads and writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private Terminal(TextReader input, TextWriter @out, TextWriter error)
    {
        In = input;
        Out = @out;
        Error = error;
    }

    public TextReader In { get; }

    /// <summary>Results, UTF-8 with <c>\n</c> line ends on every system.</summary>
    public TextWriter Out { get; }

    /// <summary>Progress, notes and errors.</summary>
    public TextWriter Error { get; }

    public bool InIsTerminal { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess() => new(
        new StreamReader(Console.OpenStandardInput(), Utf8, detectEncodingFromByteOrderMarks: true),
        new StreamWriter(Console.OpenStandardOutput(), Utf8) { NewLine = "\n", AutoFlush = false },
        new StreamWriter(Console.OpenStandardError(), Utf8) { NewLine = "\n", AutoFlush = true })
    {
        InIsTerminal = !Console.IsInputRedirected,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>Streams of a test.</summary>
    public static Terminal Of(TextReader input, TextWriter @out, TextWriter error, bool inIsTerminal = false) =>
        new(input, @out, error) { InIsTerminal = inIsTerminal };

    public void Dispose()
    {
        Out.Flush();
        Error.Flush();
    }
}
