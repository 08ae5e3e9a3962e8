using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CoopBot.Channels.DirectLine;

/// <summary>One client's socket: first all that it missed, then what comes, without a gap and without doubles.</summary>
internal sealed class SocketSession(WebSocket socket, ConversationStore store, ConversationHub hub)
{
    /// <summary>Activities in one frame at most.</summary>
    private const int SetSize = 50;

    private const int ReceiveBuffer = 256;

    /// <summary>Serves the socket until it closes.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="after">The client has seen everything up to here.</param>
    /// <param name="until">When the conversation's newest token runs out.</param>
    /// <param name="stopping">The host stops, or the client is gone.</param>
    public async Task RunAsync(string conversation, long after, DateTimeOffset until, CancellationToken stopping)
    {
        SocketFeed feed = hub.Connect(conversation, until);

        // Two tokens: stopping to send must not tear the line on which the closing is still to be said.
        using CancellationTokenSource sending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using CancellationTokenSource hearing = new();
        Task<(WebSocketCloseStatus Status, string Reason)> receiving = ReceiveAsync(sending, hearing.Token);
        (WebSocketCloseStatus status, string reason) = (WebSocketCloseStatus.EndpointUnavailable, "shutdown");
        try
        {
            (status, reason) = (WebSocketCloseStatus.NormalClosure, await SendAsync(conversation, feed, after, sending.Token));
        }
        catch (OperationCanceledException)
        {
            if (!stopping.IsCancellationRequested)
            {
                // Its last step was to stop the sending: it may not have returned yet what it heard.
                (status, reason) = await receiving;
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException)
        {
            socket.Abort();
        }
        finally
        {
            hub.Disconnect(conversation, feed);
            await CloseAsync(status, reason, receiving);
            await hearing.CancelAsync();
        }
    }

    /// <summary>Sends until the socket must close, and tells why it must.</summary>
    private async Task<string> SendAsync(string conversation, SocketFeed feed, long after, CancellationToken cancellationToken)
    {
        while (feed.EndReason is null)
        {
            while (feed.TryTake(out string? frame))
            {
                await SendAsync(frame, cancellationToken);
            }

            ActivitySet set;
            do
            {
                set = await store.ReadAsync(conversation, after, SetSize, cancellationToken);
                if (set.Activities.Count > 0)
                {
                    await SendAsync(ActivitySetJson.Of(set), cancellationToken);
                    after = set.Watermark;
                }
            }
            while (set.Activities.Count == SetSize);

            await feed.WaitAsync(cancellationToken);
        }

        return feed.EndReason;
    }

    private ValueTask SendAsync(string frame, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>Clients send empty frames to keep the line open, and nothing else.</summary>
    private async Task<(WebSocketCloseStatus Status, string Reason)> ReceiveAsync(CancellationTokenSource sending, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[ReceiveBuffer];
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return (WebSocketCloseStatus.NormalClosure, "");
                }

                if (received.Count > 0)
                {
                    return (WebSocketCloseStatus.InvalidMessageType, "post activities instead");
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            return (WebSocketCloseStatus.EndpointUnavailable, "");
        }
        finally
        {
            await sending.CancelAsync();
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string reason, Task receiving)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        // The other side may be gone without a word: it gets a moment, not for ever.
        using CancellationTokenSource moment = new(TimeSpan.FromSeconds(2));
        try
        {
            await socket.CloseOutputAsync(status, reason, moment.Token);
            await receiving.WaitAsync(moment.Token);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            socket.Abort();
        }
    }
}

/// <summary>Writes sets of activities that are JSON already.</summary>
internal static class ActivitySetJson
{
    public static string Of(ActivitySet set)
    {
        StringBuilder json = new("{\"activities\":[");
        json.AppendJoin(',', set.Activities);
        json.Append("],\"watermark\":").Append(JsonSerializer.Serialize(set.Watermark.ToString(System.Globalization.CultureInfo.InvariantCulture))).Append('}');
        return json.ToString();
    }
}
