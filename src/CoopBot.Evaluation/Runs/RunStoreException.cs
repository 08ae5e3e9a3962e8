namespace CoopBot.Evaluation.Runs;

/// <summary>A stored run can't be read, made or gone on with; the message says why, for people.</summary>
public sealed class RunStoreException : Exception
{
    public RunStoreException()
    {
    }

    public RunStoreException(string message)
        : base(message)
    {
    }

    public RunStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
