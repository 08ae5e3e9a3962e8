namespace CoopBot.Inference.Endpoints;

/// <summary>A model behind an endpoint gave nothing that can be used. The message names no address and no key; the cause is inside.</summary>
public sealed class EndpointUnavailableException : Exception
{
    public EndpointUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
