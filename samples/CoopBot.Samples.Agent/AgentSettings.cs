using Microsoft.Extensions.Configuration;

namespace AgentSample;

/// <summary>Where the model and CoopBot are: arguments (<c>--Model:Name NAME</c>), or the environment (<c>Model__Name</c>), which is the place for keys.</summary>
internal sealed record AgentSettings
{
    /// <summary>A chat model that can call functions.</summary>
    public required Server Model { get; init; }

    /// <summary>A CoopBot host.</summary>
    public required Server CoopBot { get; init; }

    /// <summary>Asked instead of what stands on standard input; null for a conversation.</summary>
    public string? Question { get; init; }

    /// <summary>Reads the settings; arguments win.</summary>
    public static AgentSettings Read(string[] arguments)
    {
        IConfiguration read = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(arguments).Build();
        return new AgentSettings
        {
            Model = new Server(new Uri(read["Model:Endpoint"] ?? "http://127.0.0.1:11434/v1"), read["Model:ApiKey"], read["Model:Name"] ?? "qwen3"),
            CoopBot = new Server(new Uri(read["CoopBot:Endpoint"] ?? "http://127.0.0.1:3978"), read["CoopBot:ApiKey"], ""),
            Question = read["Question"],
        };
    }

    /// <summary>A server that the agent talks to.</summary>
    /// <param name="Endpoint">Its address.</param>
    /// <param name="ApiKey">A key to it; null where it asks for none.</param>
    /// <param name="Name">Which of its models.</param>
    internal sealed record Server(Uri Endpoint, string? ApiKey, string Name);
}
