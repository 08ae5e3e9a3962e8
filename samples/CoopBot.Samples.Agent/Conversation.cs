using System.ClientModel;
using CoopBot.Client;
using Microsoft.Extensions.AI;
using OpenAI;

namespace AgentSample;

/// <summary>The agent at the command line: a question as an argument, or one a line on standard input.</summary>
internal static class Conversation
{
    /// <summary>Asks the agent until nothing more is said.</summary>
    /// <returns>0, 1 when a question could not be answered because something failed, 2 when a setting is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        DocumentAgent agent;
        string? question;
        try
        {
            AgentSettings settings = AgentSettings.Read(arguments);
            question = settings.Question;
            agent = new DocumentAgent(Model(settings.Model), CoopBotClient.Create(settings.CoopBot.Endpoint, settings.CoopBot.ApiKey));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            errors.WriteLine($"A setting is wrong: {e.Message}");
            return 2;
        }

        if (question is not null)
        {
            return await TryAsync(agent, question, output, errors, cancellationToken) ? 0 : 1;
        }

        bool served = true;
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            served &= string.IsNullOrWhiteSpace(line) || await TryAsync(agent, line, output, errors, cancellationToken);
        }

        return served ? 0 : 1;
    }

    private static IChatClient Model(AgentSettings.Server model) =>
        new OpenAIClient(new ApiKeyCredential(model.ApiKey ?? "none"), new OpenAIClientOptions { Endpoint = model.Endpoint }).GetChatClient(model.Name).AsIChatClient();

    private static async Task<bool> TryAsync(DocumentAgent agent, string question, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            (string text, IReadOnlyList<Finding> findings) = await agent.AskAsync(question, cancellationToken);
            output.WriteLine(text);
            Write(findings, output);
            return true;
        }
        catch (CoopBotException error)
        {
            errors.WriteLine($"The documents could not be asked: {error.Message}");
            return false;
        }
        catch (Exception error) when (error is ClientResultException or AggregateException)
        {
            // The client tries again by itself, and gives all its failures together.
            errors.WriteLine($"The chat model failed: {error.Message}");
            return false;
        }
    }

    /// <summary>Below the model's words stands what CoopBot said, call by call: each numbers its citations from 1.</summary>
    private static void Write(IReadOnlyList<Finding> findings, TextWriter output)
    {
        if (findings.Count == 0)
        {
            output.WriteLine("(The documents were not asked: these are the model's own words.)");
        }

        foreach ((string asked, FoundAnswer answer) in findings)
        {
            output.WriteLine($"CoopBot on \"{asked}\": {answer.Verdict ?? answer.Reason ?? answer.Outcome}");
            foreach (FoundCitation citation in answer.Citations)
            {
                output.WriteLine($"  [{citation.N}] {citation.Title}: \"{citation.Quote}\" {citation.Url}");
            }
        }
    }
}
