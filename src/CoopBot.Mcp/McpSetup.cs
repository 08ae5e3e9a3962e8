using System.Reflection;
using System.Security.Claims;
using CoopBot.Audit.Service;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CoopBot.Mcp;

/// <summary>CoopBot as a server of the Model Context Protocol, on whatever transport.</summary>
public static class McpSetup
{
    /// <summary>The channel's name in the answer log.</summary>
    public const string Channel = "mcp";

    private const string Instructions =
        "CoopBot answers only from its documents, with citations that are exact slices of them, and refuses what they don't say. Ask whole questions; check statements one by one.";

    /// <summary>Sets the server up: its tools and the documents as resources.</summary>
    /// <param name="options">Filled.</param>
    /// <param name="answers">Answers, each logged before it is given.</param>
    /// <param name="bots">The documents of the moment.</param>
    /// <param name="user">Who calls where the transport doesn't say.</param>
    public static void Configure(McpServerOptions options, IAnswerService answers, IBotSource bots, string? user)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ServerInfo = new Implementation { Name = "coopbot", Title = "CoopBot", Version = typeof(McpSetup).Assembly.GetName().Version!.ToString(3) };
        options.ServerInstructions = Instructions;
        options.ToolCollection =
        [
            Tool(nameof(McpTools.AskAsync), "ask", "Ask the documents"),
            Tool(nameof(McpTools.CheckAsync), "check", "Check a claim"),
            Tool(nameof(McpTools.SearchAsync), "search", "Search the documents"),
            Tool(nameof(McpTools.ReadDocumentAsync), "read_document", "Read a document"),
        ];
        options.Handlers.ListResourcesHandler = async (_, cancellation) => DocumentResources.List((await bots.CurrentAsync(cancellation)).Knowledge);
        options.Handlers.ReadResourceHandler = async (request, cancellation) => DocumentResources.Read((await bots.CurrentAsync(cancellation)).Knowledge, request.Params?.Uri);

        McpServerTool Tool(string method, string name, string title) => McpServerTool.Create(
            typeof(McpTools).GetMethod(method, BindingFlags.Public | BindingFlags.Instance)!,
            request => new McpTools(answers, bots, new Caller(Channel, request.User?.FindFirst(ClaimTypes.Name)?.Value ?? user)),
            new McpServerToolCreateOptions
            {
                Name = name, Title = title, ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false,
                UseStructuredContent = true, SerializerOptions = AnswerJson.Compact,
            });
    }
}
