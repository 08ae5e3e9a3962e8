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
        JsonObject file = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedFolder.Root, "appsettings.json")), documentOptions: SettingsDefaults.FileOptions)!.AsObject();

        SettingsSection[] sections = [.. services.GetServices<SettingsSection>()];

        Assert.Equal(sections.Select(static s => s.Name), file.Select(static p => p.Key));
        // Those without options are the host's; its tests compare them.
        Assert.All(
            sections.Where(static s => s.Options is not null),
            section => SettingsDefaults.AssertHeldBy(section.Name, Activator.CreateInstance(section.Options!)!, file[section.Name]!.AsObject()));
    }
}
