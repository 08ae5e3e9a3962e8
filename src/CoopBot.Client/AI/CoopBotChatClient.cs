using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CoopBot.Client.Wire;
using Microsoft.Extensions.AI;

namespace CoopBot.Client;

/// <summary>CoopBot as a chat client.</summary>
internal sealed class CoopBotChatClient(CoopBotClient client) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("coopbot", client.Address, ChatRequests.Model);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatWire whole = await client.Calls.SendAsync<ChatWire>(ChatRequests.Of(messages, options, stream: false), cancellationToken);
        if (whole is not { Answer: { } answer, First: { } said })
        {
            throw new CoopBotException("The host's answer can't be read: is this address CoopBot's, of this version?");
        }

        TextContent text = new(said.Content) { Annotations = ChatAnnotations.Of(said.Annotations ?? [], answer) };
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [text]) { MessageId = whole.Id })
        {
            ResponseId = whole.Id,
            ModelId = whole.Model,
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(whole.Created),
            FinishReason = ChatFinishReason.Stop,
            RawRepresentation = answer,
            AdditionalProperties = new() { [CoopBotChat.AnswerProperty] = answer },
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<ChatWire.Annotation> annotations = [];
        await foreach (SseItem<string> item in client.Calls.StreamAsync(ChatRequests.Of(messages, options, stream: true), cancellationToken))
        {
            if (item.Data.StartsWith("{\"error\"", StringComparison.Ordinal))
            {
                throw WireError.OfEvent(item.Data);
            }

            ChatWire piece = HostCalls.Parse<ChatWire>(item.Data);
            annotations.AddRange(piece.First?.Annotations ?? []);
            if (piece.First?.Content is { Length: > 0 } words)
            {
                yield return Update(piece, new TextContent(words));
            }

            if (piece.Answer is { } answer)
            {
                // What is cited where is known at the end; the regions count in the text of the whole message.
                ChatResponseUpdate last = Update(piece, new AIContent { Annotations = ChatAnnotations.Of(annotations, answer) });
                last.FinishReason = ChatFinishReason.Stop;
                last.RawRepresentation = answer;
                last.AdditionalProperties = new() { [CoopBotChat.AnswerProperty] = answer };
                yield return last;
                yield break;
            }
        }

        throw HostCalls.BrokenOff();
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? metadata
            : serviceType == typeof(CoopBotClient) ? client
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Nothing is held: the connection belongs to whoever made the <see cref="CoopBotClient"/>.</summary>
    public void Dispose()
    {
    }

    private static ChatResponseUpdate Update(ChatWire piece, AIContent content) => new(ChatRole.Assistant, [content])
    {
        ResponseId = piece.Id,
        MessageId = piece.Id,
        ModelId = piece.Model,
        CreatedAt = DateTimeOffset.FromUnixTimeSeconds(piece.Created),
    };
}
