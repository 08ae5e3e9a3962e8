namespace CoopBot.Evaluation.Suites;

/// <summary>A suite can't be read. The message names the file, the line and what is wrong there.</summary>
public sealed class SuiteFormatException : Exception
{
    public SuiteFormatException()
    {
    }

    public SuiteFormatException(string message)
        : base(message)
    {
    }

    public SuiteFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static SuiteFormatException At(string file, int line, string problem) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}, line {line}: {problem}"));
}
