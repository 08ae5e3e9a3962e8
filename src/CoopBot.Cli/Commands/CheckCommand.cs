using System.CommandLine;
using CoopBot.Audit.Service;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;

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
            IAnswerService answers = await workspace.AnswersAsync(cancellationToken);
            return AskCommand.Write(
                await answers.CheckAsync(parsed.GetRequiredValue(Claim), TerminalCaller.Of(conversation: null), cancellationToken),
                terminal,
                parsed.GetValue(GlobalOptions.Json),
                parsed.GetValue(Explain));
        });
        return command;
    }
}
