using Microsoft.Extensions.AI;

namespace CoopBot.Inference.Chat;

/// <summary>A chat model that is ready to be asked.</summary>
/// <param name="Client">Reaches it; gives <see cref="ChatClientMetadata"/> by <see cref="IChatClient.GetService"/>.</param>
/// <param name="Name">How it is called, for the record.</param>
/// <param name="MaxTokens">Tokens that it may write in one call.</param>
/// <param name="Temperature">How freely it chooses its words; null leaves that to it.</param>
public sealed record ChatModel(IChatClient Client, string Name, int MaxTokens, double? Temperature);

/// <summary>The chat model of this program, if there is one.</summary>
/// <param name="current">The model; null: answers are the documents' own sentences.</param>
public sealed class ChatModelSource(ChatModel? current)
{
    /// <summary>The model; null without one.</summary>
    public ChatModel? Current => current;
}
