using System.CommandLine;
using System.Globalization;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;

namespace CoopBot.Cli.Commands.Audit;

/// <summary>Options that say which answers of the log are meant; shared by the commands that read it.</summary>
internal sealed class AuditFilters
{
    private readonly Option<string?> from = Text("--from", "TIME", "Answered then or later: a date or a time, UTC unless it says otherwise.");
    private readonly Option<string?> to = Text("--to", "TIME", "Answered before then.");
    private readonly Option<string?> channel = Text("--channel", "NAME", "Asked there: cli, api, webchat, msteams, mcp, openai, ….");
    private readonly Option<string?> outcome = Choice<Outcome>("--outcome", "With this outcome.");
    private readonly Option<string?> reason = Choice<RefusalReason>("--reason", "Refused for this reason.");
    private readonly Option<string?> verdict = Choice<Verdict>("--verdict", "A claim with this verdict.");
    private readonly Option<string?> document = Text("--document", "ID", "Citing this document.");
    private readonly Option<string?> feedback = Choice<Rating>("--feedback", "Rated so.");
    private readonly Option<string?> person = Text("--person", "NAME", "Asked by this person or in this conversation, by pseudonym (u-… or c-…).");
    private readonly Option<string?> search = Text("--search", "WORDS", "Question or answer hold these words.");

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { from, to, channel, outcome, reason, verdict, document, feedback, person, search })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    /// <exception cref="UsageException">A time is none.</exception>
    public AuditQuery Query(ParseResult parsed) => new()
    {
        From = Time(parsed, from),
        To = Time(parsed, to),
        Channel = parsed.GetValue(channel),
        Outcome = Value<Outcome>(parsed, outcome),
        Reason = Value<RefusalReason>(parsed, reason),
        Verdict = Value<Verdict>(parsed, verdict),
        Document = parsed.GetValue(document),
        Feedback = Value<Rating>(parsed, feedback),
        Person = parsed.GetValue(person),
        Search = parsed.GetValue(search),
    };

    private static Option<string?> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    private static Option<string?> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        string[] values = [.. Enum.GetValues<T>().Select(WireNames.Of)];
        Option<string?> option = new(name) { Description = description, HelpName = string.Join('|', values) };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static T? Value<T>(ParseResult parsed, Option<string?> option)
        where T : struct, Enum =>
        parsed.GetValue(option) is { } name ? Enum.GetValues<T>().First(v => WireNames.Of(v) == name) : null;

    /// <summary>The time that an option gives, or null.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    internal static DateTimeOffset? Time(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new UsageException($"{option.Name}: \"{text}\" is no date and no time. Write 2026-11-26 or 2026-11-26T14:30.");
    }
}
