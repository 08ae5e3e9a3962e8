using System.Text.Json;
using CoopBot.Client;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace AgentSample;

/// <summary>A chat model that has CoopBot's plugin and may call it.</summary>
/// <remarks>What the model says is its own; what CoopBot said is kept beside it, so that a person can hold one against the other.</remarks>
internal sealed class DocumentAgent : IAutoFunctionInvocationFilter
{
    private const string Instructions =
        "You help people with questions about their documents. For every question of fact call the function ask with one whole question that stands alone, "
        + "and for a statement that someone wants checked call check. Repeat what they return word for word with its numbers in brackets, as in [1]. "
        + "When ask refuses, say that the documents don't tell; never answer from what you know yourself.";

    private readonly Kernel kernel;
    private readonly IChatClient chat;
    private readonly List<ChatMessage> history = [new(ChatRole.System, Instructions)];
    private readonly List<Finding> findings = [];
    private CoopBotException? failure;

    /// <summary>Puts the plugin beside the model.</summary>
    public DocumentAgent(IChatClient model, CoopBotClient coopBot)
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(model.AsBuilder().UseKernelFunctionInvocation().Build());
        builder.Plugins.Add(coopBot.AsKernelPlugin());
        kernel = builder.Build();
        kernel.AutoFunctionInvocationFilters.Add(this);
        chat = kernel.GetRequiredService<IChatClient>();
    }

    /// <summary>One turn of the conversation.</summary>
    /// <returns>The model's words, and what CoopBot gave it for them.</returns>
    /// <exception cref="CoopBotException">CoopBot didn't serve a call. The turn is not remembered.</exception>
    public async Task<(string Text, IReadOnlyList<Finding> Findings)> AskAsync(string text, CancellationToken cancellationToken)
    {
        findings.Clear();
        failure = null;
        ChatMessage question = new(ChatRole.User, text);
        ChatOptions options = new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }.ToChatOptions(kernel)!;

        ChatResponse response = await chat.GetResponseAsync([.. history, question], options, cancellationToken);

        if (failure is not null)
        {
            throw failure;
        }

        history.Add(question);
        history.AddRange(response.Messages);
        return (response.Text, [.. findings]);
    }

    /// <summary>Stands around each call: keeps what CoopBot said, and ends the turn when it said nothing.</summary>
    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        try
        {
            await next(context);
        }
        catch (CoopBotException error)
        {
            // The model isn't told: one that hears of an error is tempted to answer from what it knows.
            failure = error;
            context.Terminate = true;
            return;
        }

        if (context.Function.Name is "ask" or "check" && context.Result.GetValue<JsonElement>() is { ValueKind: JsonValueKind.Object } result)
        {
            findings.Add(Finding.Of(context.Arguments?.Values.FirstOrDefault()?.ToString() ?? "", result));
        }
    }
}
