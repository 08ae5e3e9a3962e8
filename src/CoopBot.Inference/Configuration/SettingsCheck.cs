using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace CoopBot.Inference.Configuration;

/// <summary>Checks all settings before the first question, so that each message names the setting as the file does.</summary>
/// <remarks>Binding checks them too, but stops at the first and says less: a setter's exception doesn't name its key.</remarks>
public static class SettingsCheck
{
    /// <summary>Checks every key against the options that read it.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="sections">The sections that some stage reads; any other is unknown.</param>
    /// <exception cref="SettingsException">One or more are wrong or unknown: a line each.</exception>
    public static void ThrowIfWrong(IConfiguration configuration, IEnumerable<SettingsSection> sections)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Dictionary<string, SettingsSection> known = sections.ToDictionary(static s => s.Name, StringComparer.OrdinalIgnoreCase);
        var problems = new List<string>();
        foreach (IConfigurationSection section in configuration.GetChildren())
        {
            if (known.TryGetValue(section.Key, out SettingsSection? reader))
            {
                if (reader.Options is { } options)
                {
                    Check(section, Activator.CreateInstance(options)!, problems);
                }
            }
            else
            {
                problems.Add(Unknown(section, known.Keys));
            }
        }

        if (problems.Count > 0)
        {
            throw new SettingsException(string.Join('\n', problems));
        }
    }

    private static void Check(IConfigurationSection section, object options, List<string> problems)
    {
        PropertyInfo[] properties = [.. options.GetType().GetProperties().Where(static p => p.CanWrite)];
        foreach (IConfigurationSection key in section.GetChildren())
        {
            PropertyInfo? property = Array.Find(properties, p => string.Equals(p.Name, key.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                problems.Add(Unknown(key, properties.Select(static p => p.Name)));
            }
            else if (key.GetChildren().Any() && property.GetValue(options) is { } nested and not string and not System.Collections.IEnumerable)
            {
                Check(key, nested, problems);
            }
            else if (ProblemOf(key, property, options) is { } problem)
            {
                problems.Add($"Setting {key.Path}: {problem}");
            }
        }

        // What must hold between settings, once each is in place.
        foreach (ValidationResult wrong in options is IValidatableObject whole ? whole.Validate(new ValidationContext(options)) : [])
        {
            problems.Add($"Setting {string.Join(", ", wrong.MemberNames.Select(m => $"{section.Path}:{m}"))}: {wrong.ErrorMessage}");
        }
    }

    private static string? ProblemOf(IConfigurationSection key, PropertyInfo property, object options)
    {
        try
        {
            object? value = key.Get(property.PropertyType);
            property.SetValue(options, value);
            var results = new List<ValidationResult>();
            bool valid = Validator.TryValidateProperty(value, new ValidationContext(options) { MemberName = property.Name }, results);
            return valid ? null : results[0].ErrorMessage;
        }
        catch (InvalidOperationException)
        {
            return $"\"{key.Value}\" is no value for it.";
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException wrong)
        {
            // "value ('7') must be …. (Parameter 'value')" and a line with the value once more.
            string line = wrong.Message.Split('\n')[0].TrimEnd('\r');
            int parameter = line.IndexOf(" (Parameter ", StringComparison.Ordinal);
            return parameter < 0 ? line : line[..parameter];
        }
    }

    private static string Unknown(IConfigurationSection key, IEnumerable<string> known) =>
        $"There is no setting {key.Path}. Known: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
}
