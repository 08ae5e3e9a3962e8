using CoopBot.Inference.Chat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Inference.Tests.Chat;

/// <summary>The chat model as a program has it, over settings of a test's own.</summary>
internal static class ChatServices
{
    /// <summary>The services; each setting is <c>Name=value</c> below <c>Models:Chat</c>.</summary>
    public static ServiceProvider Create(string dataFolder, Uri? endpoint, string[] settings, Action<IServiceCollection>? configure = null)
    {
        Dictionary<string, string?> values = new(StringComparer.Ordinal);
        if (endpoint is not null)
        {
            values = new(StringComparer.Ordinal) { ["Models:Chat:Kind"] = "OpenAI", ["Models:Chat:Endpoint"] = endpoint.ToString(), ["Models:Chat:Model"] = "fake", ["Models:Chat:Retries"] = "0" };
        }

        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=');
            values["Models:Chat:" + parts[0]] = parts[1];
        }

        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        configure?.Invoke(services);
        services.AddInference().AddChatModel(_ => dataFolder);
        return services.BuildServiceProvider();
    }

    /// <summary>The model of the services.</summary>
    public static ChatModel Model(this IServiceProvider services) => services.GetRequiredService<ChatModelSource>().Current!;
}
