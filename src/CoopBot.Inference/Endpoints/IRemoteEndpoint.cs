namespace CoopBot.Inference.Endpoints;

/// <summary>How a model that runs elsewhere is reached, whatever it does.</summary>
internal interface IRemoteEndpoint
{
    /// <summary>Which protocol it speaks.</summary>
    RemoteModelKind Kind { get; }

    /// <summary>Its base address; null for OpenAI's own.</summary>
    string? Endpoint { get; }

    /// <summary>The model, as the endpoint names it.</summary>
    string? Model { get; }

    /// <summary>The key; null for none.</summary>
    string? Key { get; }

    /// <summary>Seconds that a call may take.</summary>
    int TimeoutSeconds { get; }

    /// <summary>How often a call that failed at once is made again.</summary>
    int Retries { get; }
}
