namespace CoopBot.Inference.Endpoints;

/// <summary>The protocols that a remote model may speak.</summary>
public enum RemoteModelKind
{
    /// <summary>There is none.</summary>
    Off,

    /// <summary>OpenAI's: OpenAI itself, Ollama, llama.cpp, vLLM, LM Studio and others.</summary>
    OpenAI,

    /// <summary>Azure OpenAI's, which is OpenAI's with the keys or identities of Azure.</summary>
    AzureOpenAI,
}
