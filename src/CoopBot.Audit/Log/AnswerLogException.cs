namespace CoopBot.Audit.Log;

/// <summary>The answer log can't be written or read. An answer that can't be logged isn't given.</summary>
public class AnswerLogException : Exception
{
    public AnswerLogException()
    {
    }

    public AnswerLogException(string message)
        : base(message)
    {
    }

    public AnswerLogException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
