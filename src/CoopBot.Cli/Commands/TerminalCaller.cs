using CoopBot.Audit.Service;

namespace CoopBot.Cli.Commands;

/// <summary>Who asks on a terminal, for the answer log: whoever is logged in, under a pseudonym there.</summary>
internal static class TerminalCaller
{
    /// <summary>The channel of the command line.</summary>
    public const string Channel = "cli";

    public static Caller Of(string? conversation) => new(Channel, Environment.UserName, conversation);
}
