namespace CoopBot.Evaluation.Calibrating;

/// <summary>A run says too little, or contradicts itself: nothing can be fitted to it. The message says why, for people.</summary>
public sealed class CalibrationException : Exception
{
    public CalibrationException()
    {
    }

    public CalibrationException(string message)
        : base(message)
    {
    }

    public CalibrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
