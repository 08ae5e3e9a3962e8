using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot documents</c>: what the bot knows.</summary>
internal static class DocumentsCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new("documents", "List the documents.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            KnowledgeSnapshot knowledge = await workspace.DocumentsAsync(cancellationToken);
            Write(knowledge, terminal.Out, parsed.GetValue(GlobalOptions.Json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(KnowledgeSnapshot knowledge, TextWriter output, bool json)
    {
        Dictionary<string, int> passages = knowledge.Passages.CountBy(static p => p.DocumentId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        if (json)
        {
            output.WriteLine(new JsonArray([.. knowledge.Documents.Values.Select(d => Json(d, passages.GetValueOrDefault(d.Id)))]).ToJsonString(AnswerJson.Indented));
            return;
        }

        var table = new Table("id", "path", "date", "-passages", "title");
        foreach (Document document in knowledge.Documents.Values)
        {
            table.Add(
                document.Id,
                document.Path,
                document.Date ?? "",
                passages.GetValueOrDefault(document.Id).ToString(CultureInfo.InvariantCulture),
                document.Title);
        }

        table.Print(output);
    }

    private static JsonObject Json(Document document, int passages) => new()
    {
        ["id"] = document.Id,
        ["path"] = document.Path,
        ["title"] = document.Title,
        ["publisher"] = document.Publisher,
        ["date"] = document.Date,
        ["source"] = document.Source,
        ["hash"] = document.Hash,
        ["passages"] = passages,
    };
}
