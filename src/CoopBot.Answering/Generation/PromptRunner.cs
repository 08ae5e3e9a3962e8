using CoopBot.Inference.Chat;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace CoopBot.Answering.Generation;

/// <summary>What a prompt came to.</summary>
/// <param name="Text">The model's words; null when it failed.</param>
/// <param name="Failure">Why it failed; null when it didn't.</param>
public sealed record PromptResult(string? Text, ChatFailure? Failure);

/// <summary>Runs prompts as Semantic Kernel functions over a chat model. A model that fails is a value, not an exception.</summary>
internal sealed class PromptRunner
{
    private readonly Kernel kernel;

    public PromptRunner(ChatModel model)
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(model.Client.AsBuilder().ConfigureOptions(o =>
        {
            o.MaxOutputTokens = model.MaxTokens;
            o.Temperature = (float?)model.Temperature;
        }).Build());
        kernel = builder.Build();
    }

    /// <summary>A function of a template whose variables are encoded here.</summary>
    public static KernelFunction Function(string name, string template, params string[] variables) => KernelFunctionFactory.CreateFromPrompt(new PromptTemplateConfig(template)
    {
        Name = name,
        // Encoded once already (TemplateText): a second time would change what the model reads.
        InputVariables = [.. variables.Select(static v => new InputVariable { Name = v, AllowDangerouslySetContent = true })],
    });

    /// <summary>Runs a function.</summary>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task<PromptResult> RunAsync(KernelFunction function, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        KernelArguments arguments = [];
        foreach ((string name, string value) in variables)
        {
            arguments[name] = TemplateText.Encode(value);
        }

        try
        {
            FunctionResult result = await kernel.InvokeAsync(function, arguments, cancellationToken);
            ChatResponse? response = result.GetValue<ChatResponse>();
            ChatFailure? failure = response?.FinishReason switch
            {
                { } reason when reason == ChatFinishReason.ContentFilter => ChatFailure.ContentFilter,
                { } reason when reason == ChatFinishReason.Length => ChatFailure.CutOff,
                _ => string.IsNullOrWhiteSpace(response?.Text) ? ChatFailure.InvalidOutput : null,
            };
            return new PromptResult(failure is null ? response!.Text : null, failure);
        }
        catch (Exception e) when (ChatFailures.Of(e, cancellationToken) is { } failure)
        {
            return new PromptResult(null, failure);
        }
    }
}
