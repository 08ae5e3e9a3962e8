using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CoopBot.Inference.Configuration;

/// <summary>A setting is wrong or unknown. The message names it.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException()
    {
    }

    public SettingsException(string message)
        : base(message)
    {
    }

    public SettingsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Checks all settings: before the first question, not at the first use.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="sections">The sections that someone reads.</param>
    /// <param name="validator">Binds and checks the options of those sections.</param>
    /// <exception cref="SettingsException">One is wrong or unknown.</exception>
    public static void ThrowIfWrong(IConfiguration configuration, IEnumerable<SettingsSection> sections, IStartupValidator validator)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(validator);
        HashSet<string> known = new(sections.Select(static s => s.Name), StringComparer.OrdinalIgnoreCase);
        if (configuration.GetChildren().FirstOrDefault(child => !known.Contains(child.Key)) is { } unknown)
        {
            throw new SettingsException($"There is no setting \"{unknown.Key}\". Known sections: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }

        try
        {
            validator.Validate();
        }
        catch (OptionsValidationException e)
        {
            throw new SettingsException(string.Join(' ', e.Failures), e);
        }
        catch (InvalidOperationException e)
        {
            // What the binder throws for a key that the options don't have, or a value of the wrong type; it names both.
            throw new SettingsException(e.Message, e);
        }
    }
}
