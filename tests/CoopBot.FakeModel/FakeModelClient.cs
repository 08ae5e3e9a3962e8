using System.ClientModel;
using System.ClientModel.Primitives;
using CoopBot.Inference.Chat;
using Microsoft.Extensions.AI;
using OpenAI;

namespace CoopBot.FakeModel;

/// <summary>Reaches a fake with the real client, without retries and breakers.</summary>
public static class FakeModelClient
{
    /// <summary>The fake as a chat model.</summary>
    public static ChatModel Model(FakeModelServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        OpenAIClientOptions options = new() { Endpoint = server.Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        return new ChatModel(new OpenAIClient(new ApiKeyCredential("none"), options).GetChatClient("fake").AsIChatClient(), "fake", 500, 0);
    }
}
