namespace CoopBot.Host.OpenAi;

/// <summary>A request of an OpenAI client that can't be served; the message says what to change.</summary>
internal sealed class OpenAiException : Exception
{
    public OpenAiException()
        : this("The request can't be served.")
    {
    }

    public OpenAiException(string message)
        : this(message, param: null)
    {
    }

    public OpenAiException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="message">What to change.</param>
    /// <param name="param">The field, or null.</param>
    /// <param name="code">The protocol's word for it, or null.</param>
    /// <param name="status">The status of the response.</param>
    public OpenAiException(string message, string? param, string? code = null, int status = StatusCodes.Status400BadRequest)
        : base(message) => (Param, Code, Status) = (param, code, status);

    public string? Param { get; }

    public string? Code { get; }

    public int Status { get; } = StatusCodes.Status400BadRequest;

    /// <summary>Another model than ours was asked for.</summary>
    public static OpenAiException NoSuchModel() =>
        new($"There is no such model here; there is one, \"{ChatTurns.Model}\".", "model", "model_not_found", StatusCodes.Status404NotFound);
}
