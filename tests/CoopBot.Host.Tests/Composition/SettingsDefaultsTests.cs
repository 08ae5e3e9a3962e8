using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Inference.Configuration;
using CoopBot.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Composition;

public sealed class SettingsDefaultsTests
{
    [Fact]
    public async Task SettingsFile_SectionsOfTheHost_HoldEverySettingWithItsDefault()
    {
        await using TestHost host = await TestHost.StartAsync();
        JsonObject file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(SharedFolder.Root, "appsettings.json"), TestContext.Current.CancellationToken))!.AsObject();

        SettingsSection[] sections = [.. host.Services.GetServices<SettingsSection>().Where(static s => s.Options is not null)];

        Assert.NotEmpty(sections);
        Assert.All(sections, section => AssertDefaults(section.Name, Activator.CreateInstance(section.Options!)!, file[section.Name]!.AsObject()));
    }

    private static void AssertDefaults(string path, object defaults, JsonObject section)
    {
        var properties = defaults.GetType().GetProperties()
            .Where(static p => (p.CanWrite || p.PropertyType.IsAssignableTo(typeof(IEnumerable))) && !p.PropertyType.IsAssignableTo(typeof(Delegate))).ToList();
        Assert.Equal(properties.Select(static p => p.Name), section.Select(static p => p.Key));
        foreach (var property in properties)
        {
            object? value = property.GetValue(defaults);
            JsonNode? written = section[property.Name];
            string key = $"{path}:{property.Name}";
            switch (written)
            {
                case JsonObject nested:
                    AssertDefaults(key, value!, nested);
                    break;
                case JsonArray list:
                    Assert.Equal(((IEnumerable)value!).Cast<object>().Select(Text), list.Select(static n => n?.ToString()), StringComparer.OrdinalIgnoreCase);
                    break;
                default:
                    Assert.True(string.Equals(Text(value), written?.ToString(), StringComparison.OrdinalIgnoreCase), $"{key} is {written} in the file, {value} in the code");
                    break;
            }
        }
    }

    private static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
