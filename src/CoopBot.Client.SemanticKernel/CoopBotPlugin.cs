using Microsoft.SemanticKernel;

namespace CoopBot.Client;

/// <summary>CoopBot as a plugin of Semantic Kernel.</summary>
public static class CoopBotPlugin
{
    /// <summary>What the plugin is called unless something else is asked for.</summary>
    public const string DefaultName = "CoopBot";

    /// <summary>The functions <c>ask</c>, <c>check</c> and <c>search</c> as a plugin: <c>kernel.Plugins.Add(client.AsKernelPlugin())</c>.</summary>
    /// <param name="client">The host. What fails comes out of a function as <see cref="CoopBotException"/>, as from the client.</param>
    /// <param name="name">The plugin's name: letters, digits and underscores.</param>
    /// <exception cref="ArgumentException">The name holds something else.</exception>
    public static KernelPlugin AsKernelPlugin(this CoopBotClient client, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(client);
        return KernelPluginFactory.CreateFromFunctions(
            name, "Answers from documents with word-for-word citations, and refuses what they don't say.", client.AsAIFunctions(prefix: "").Select(static f => f.AsKernelFunction()));
    }
}
