using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using CoopBot.Retrieval;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot search</c>: the passages that retrieval ranks first, with their scores.</summary>
internal static class SearchCommand
{
    private const int DefaultTop = 10;

    private static readonly Argument<string> Query = new("query") { Description = "A question, a claim or words." };

    private static readonly Option<int?> Top = WholeNumber.Option("--top", least: 1, "K", "How many passages. Default: 10.", "-k");

    public static Command Create(Terminal terminal)
    {
        Command command = new("search", "Rank the passages of the documents for a query.") { Query, Top };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            Bot bot = await workspace.BotAsync(cancellationToken);
            IReadOnlyList<RankedPassage> ranked = await bot.Retriever.RetrieveAsync(
                parsed.GetRequiredValue(Query), parsed.GetValue(Top) ?? DefaultTop, cancellationToken);
            Write(ranked, terminal.Out, parsed.GetValue(GlobalOptions.Json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(IReadOnlyList<RankedPassage> ranked, TextWriter output, bool json)
    {
        if (json)
        {
            output.WriteLine(new JsonArray([.. ranked.Select(static r => PassageJson.Of(r))]).ToJsonString(AnswerJson.Indented));
            return;
        }

        foreach (RankedPassage passage in ranked)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{passage.Rank}. {ExplanationPrinter.Place(passage.Passage)}  score {passage.Score:0.0000}  lexical {passage.Lexical:0.0000}  cosine {ExplanationPrinter.Number(passage.Cosine)}"));
            string[] headings = [.. new[] { passage.Passage.Title }.Concat(passage.Passage.HeadingPath).Where(static h => h.Length > 0).Distinct(StringComparer.Ordinal)];
            if (headings.Length > 0)
            {
                output.WriteLine($"   {string.Join(" > ", headings)}");
            }

            output.WriteLine("   " + passage.Passage.Text.ReplaceLineEndings("\n   "));
            output.WriteLine();
        }
    }
}
