namespace CoopBot.Audit.Service;

/// <summary>Too many questions are waiting: the caller should come back later.</summary>
public sealed class ServiceBusyException : Exception
{
    public ServiceBusyException()
        : this(TimeSpan.FromSeconds(5))
    {
    }

    public ServiceBusyException(string message)
        : base(message)
    {
    }

    public ServiceBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the time after which trying again makes sense.</summary>
    public ServiceBusyException(TimeSpan retryAfter)
        : base("Too many questions are waiting.") => RetryAfter = retryAfter;

    /// <summary>After this, trying again makes sense. Default 5 seconds.</summary>
    public TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(5);
}
