using System.CommandLine;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Knowledge;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot show</c>: a document's canonical text and nothing else, not even a line end more.</summary>
internal static class ShowCommand
{
    private static readonly Argument<string> Id = new("id") { Description = "The document's id, as \"coopbot documents\" lists it." };

    private static readonly Option<int?> From = new("--from")
    {
        Description = "Begin here: an offset in UTF-16 code units, as citations give it.",
        HelpName = "OFFSET",
    };

    private static readonly Option<int?> To = new("--to") { Description = "End before this offset.", HelpName = "OFFSET" };

    public static Command Create(Terminal terminal)
    {
        Command command = new("show", "Print the canonical text of a document, or a slice of it.") { Id, From, To };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            KnowledgeSnapshot knowledge = await workspace.DocumentsAsync(cancellationToken);
            string id = parsed.GetRequiredValue(Id);
            if (!knowledge.Documents.TryGetValue(id, out Document? document))
            {
                throw new UsageException($"There is no document \"{id}\". See: coopbot documents");
            }

            int from = parsed.GetValue(From) ?? 0;
            int to = parsed.GetValue(To) ?? document.Text.Length;
            if (from < 0 || from > to || to > document.Text.Length)
            {
                throw new UsageException($"The text has the offsets 0 to {document.Text.Length}; --from must not be greater than --to.");
            }

            await terminal.Out.WriteAsync(document.Text.AsMemory(from, to - from), cancellationToken);
            await terminal.Out.FlushAsync(cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
