using System.Text.Json.Nodes;
using CoopBot.Cli.Composition;
using CoopBot.Inference.Configuration;
using CoopBot.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Cli.Tests.Composition;

public sealed class SettingsFileTests
{
    [Fact]
    public void SettingsFile_Repository_HoldsEverySettingWithItsDefault()
    {
        using ServiceProvider services = Settings.Load(SharedFolder.Root);
        JsonObject file = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedFolder.Root, "appsettings.json")))!.AsObject();

        SettingsSection[] sections = [.. services.GetServices<SettingsSection>()];

        Assert.Equal(sections.Select(static s => s.Name), file.Select(static p => p.Key));
        // Those without options are the host's; its tests compare them.
        Assert.All(
            sections.Where(static s => s.Options is not null),
            section => AssertDefaults(section.Name, Activator.CreateInstance(section.Options!)!, file[section.Name]!.AsObject()));
    }

    private static void AssertDefaults(string path, object defaults, JsonObject section)
    {
        // Functions can't be written in a file.
        var properties = defaults.GetType().GetProperties().Where(static p => p.CanWrite && !typeof(Delegate).IsAssignableFrom(p.PropertyType)).ToList();
        Assert.Equal(properties.Select(static p => p.Name), section.Select(static p => p.Key));
        foreach (var property in properties)
        {
            object? value = property.GetValue(defaults);
            string key = $"{path}:{property.Name}";
            if (section[property.Name] is JsonObject nested)
            {
                AssertDefaults(key, value!, nested);
            }
            else
            {
                string? written = value is null ? null : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(
                    string.Equals(written, section[property.Name]?.ToString(), StringComparison.OrdinalIgnoreCase),
                    $"{key} is {section[property.Name]} in the file, {written} in the code");
            }
        }
    }
}
