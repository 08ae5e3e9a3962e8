using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit.Service;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot ask</c>: one answer, a conversation, or a batch.</summary>
internal static class AskCommand
{
    private static readonly Argument<string?> Question = new("question")
    {
        Description = "The question. Left out: a conversation on a terminal, else the question is read from standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Show the retrieval scores and the features that decided.",
    };

    private static readonly Option<string?> Jsonl = new("--jsonl")
    {
        Description = "Ask every case of a file of JSON lines (\"-\" for standard input), questions and claims alike; one result a line, in order.",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> Collections = new("--collections")
    {
        Description = "With --jsonl: the documents that cases bring with them. Default: collections.jsonl beside FILE.",
        HelpName = "FILE",
    };

    public static Command Create(Terminal terminal)
    {
        Command command = new("ask", "Answer a question from the documents, or refuse with a reason (exit code 3).") { Question, Explain, Jsonl, Collections };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        string? question = parsed.GetValue(Question);
        string? batch = parsed.GetValue(Jsonl);
        if (batch is not null && question is not null)
        {
            throw new UsageException("Give either a question or --jsonl FILE.");
        }

        if (parsed.GetValue(Collections) is not null && batch is null)
        {
            throw new UsageException("--collections goes with --jsonl.");
        }

        await using var workspace = Workspace.Open(parsed, terminal);
        if (batch is not null)
        {
            return await AskBatch.RunAsync(workspace, terminal, batch, parsed.GetValue(Collections)?.FullName, cancellationToken);
        }

        if (question is null && terminal.InIsTerminal)
        {
            IAnswerService chatty = await workspace.AnswersAsync(cancellationToken);
            return await new Conversation(chatty, terminal).RunAsync(parsed.GetValue(Explain), cancellationToken);
        }

        question ??= await ReadQuestionAsync(terminal, cancellationToken);
        IAnswerService answers = await workspace.AnswersAsync(cancellationToken);
        Answer answer = await answers.AskAsync(new Inquiry(question), TerminalCaller.Of(conversation: null), cancellationToken);
        return Write(answer, terminal, parsed.GetValue(GlobalOptions.Json), parsed.GetValue(Explain));
    }

    /// <summary>Writes one answer; shared with <c>check</c>.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(Answer answer, Terminal terminal, bool json, bool explain)
    {
        if (json)
        {
            JsonNode node = JsonSerializer.SerializeToNode(answer, AnswerJson.Indented)!;
            if (explain && answer.Explanation is { } reasons)
            {
                node["explanation"] = ExplanationPrinter.Json(reasons);
            }

            terminal.Out.WriteLine(node.ToJsonString(AnswerJson.Indented));
        }
        else
        {
            AnswerPrinter.Print(answer, terminal.Out, terminal.OutIsTerminal);
            if (explain && answer.Explanation is { } reasons)
            {
                ExplanationPrinter.Print(reasons, terminal.Out);
            }
        }

        terminal.Out.Flush();
        return answer.Outcome == Outcome.Refused ? ExitCodes.Refused : ExitCodes.Done;
    }

    private static async Task<string> ReadQuestionAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        string text = await terminal.In.ReadToEndAsync(cancellationToken);
        return string.IsNullOrWhiteSpace(text)
            ? throw new UsageException("Give a question: coopbot ask \"…\".")
            : text.TrimEnd('\r', '\n');
    }
}
