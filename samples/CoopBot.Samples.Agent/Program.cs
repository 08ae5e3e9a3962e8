using AgentSample;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true; // end in order, within CoopBot and the model too
    stop.Cancel();
};
return await Conversation.RunAsync(args, Console.In, Console.Out, Console.Error, stop.Token);
