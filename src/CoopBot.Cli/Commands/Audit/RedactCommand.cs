using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CoopBot.Audit.Log;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;

namespace CoopBot.Cli.Commands.Audit;

/// <summary><c>coopbot audit redact</c>: blanks a person's words for good.</summary>
internal static class RedactCommand
{
    private static readonly Option<string?> User = new("--user")
    {
        Description = "The person's id in the channel (with --channel): all of the person's entries.", HelpName = "ID",
    };

    private static readonly Option<string?> Channel = new("--channel") { Description = "The channel of --user.", HelpName = "NAME" };

    private static readonly Option<string?> Person = new("--person")
    {
        Description = "A pseudonym of a person or a conversation (u-… or c-…): all entries with it.", HelpName = "NAME",
    };

    private static readonly Option<string?> Answer = new("--answer") { Description = "One answer, and what was said of it.", HelpName = "ID" };

    private static readonly Option<string?> Reason = new("--reason") { Description = "Why; it enters the log. Name no person in it.", HelpName = "WORDS" };

    public static Command Create(Terminal terminal)
    {
        Command command = new("redact", "Blank the words and pseudonyms of entries for good; the chain stays verifiable.") { User, Channel, Person, Answer, Reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            (string? user, string? channel) = (parsed.GetValue(User), parsed.GetValue(Channel));
            (string? person, string? answer) = (parsed.GetValue(Person), parsed.GetValue(Answer));
            if (new[] { user, person, answer }.Count(static o => o is not null) != 1 || user is null != channel is null)
            {
                throw new UsageException("Give one of --user ID --channel NAME, --person NAME and --answer ID.");
            }

            await using var workspace = Workspace.Open(parsed, terminal);
            person ??= channel is null ? null : workspace.Pseudonyms.OfUser(channel, user);
            RedactionEntry? redaction = await workspace.AnswerLog.RedactAsync(new RedactionRequest(person, answer, parsed.GetValue(Reason)), cancellationToken);
            if (parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(redaction, AuditJson.Indented));
            }
            else
            {
                terminal.Out.WriteLine(redaction is null
                    ? "Nothing to blank."
                    : string.Create(CultureInfo.InvariantCulture, $"{redaction.Entries.Sum(static r => r.To - r.From + 1)} entries blanked; entry {redaction.Sequence} says so."));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
