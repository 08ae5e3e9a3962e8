using System.CommandLine;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Grounding.Composition;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot check</c>: what the documents say of a claim.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> Claim = new("claim") { Description = "One statement that can be true or false." };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Show the retrieval scores and the features that decided.",
    };

    public static Command Create(Terminal terminal)
    {
        Command command = new("check", "Say whether the documents support a claim, contradict it, or don't settle it.") { Claim, Explain };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            Bot bot = await workspace.BotAsync(cancellationToken);
            return AskCommand.Write(
                await bot.Answerer.CheckAsync(parsed.GetRequiredValue(Claim), cancellationToken),
                terminal,
                parsed.GetValue(GlobalOptions.Json),
                parsed.GetValue(Explain));
        });
        return command;
    }
}
