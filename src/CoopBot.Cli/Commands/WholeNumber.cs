using System.CommandLine;
using System.Globalization;

namespace CoopBot.Cli.Commands;

/// <summary>Options that take a whole number.</summary>
internal static class WholeNumber
{
    /// <summary>Makes such an option, null when it isn't given; anything below <paramref name="least"/> is wrong usage.</summary>
    public static Option<int?> Option(string name, int least, string helpName, string description, params string[] aliases)
    {
        Option<int?> option = new(name, aliases) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => !int.TryParse(t.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) || value < least))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is a whole number from {least}."));
            }
        });
        return option;
    }
}
