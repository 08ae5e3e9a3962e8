using CoopBot.Audit.Service;
using CoopBot.Cli.Output;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Cli.Commands;

/// <summary>A conversation on a terminal: follow-ups are understood from what was asked before.</summary>
internal sealed class Conversation(IAnswerService answers, Terminal terminal)
{
    private const string Prompt = "> ";
    private readonly List<string> history = [];
    private readonly string id = Guid.NewGuid().ToString("N");

    /// <summary>Asks and answers until the input ends.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(bool explain, CancellationToken cancellationToken)
    {
        terminal.Error.WriteLine("Ask about the documents. /new begins anew, /quit or Ctrl+D ends.");
        while (true)
        {
            await terminal.Error.WriteAsync(Prompt);

            // Reading a terminal can't be cancelled; waiting for it can.
            string? line = await Task.Run(terminal.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
            switch (line?.Trim())
            {
                case null or "/quit":
                    return ExitCodes.Done;
                case "":
                    break;
                case "/new":
                    history.Clear();
                    break;
                case { } question:
                    await AskAsync(question, explain, cancellationToken);
                    break;
            }
        }
    }

    private async Task AskAsync(string question, bool explain, CancellationToken cancellationToken)
    {
        Answer answer = await answers.AskAsync(new Inquiry(question, [.. history]), TerminalCaller.Of(id), cancellationToken);
        history.Add(question);
        AskCommand.Write(answer, terminal, json: false, explain);
        terminal.Out.WriteLine();
        await terminal.Out.FlushAsync(cancellationToken);
    }
}
