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
        JsonObject file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(SharedFolder.Root, "appsettings.json"), TestContext.Current.CancellationToken), documentOptions: SettingsDefaults.FileOptions)!.AsObject();

        SettingsSection[] sections = [.. host.Services.GetServices<SettingsSection>().Where(static s => s.Options is not null)];

        Assert.NotEmpty(sections);
        Assert.All(sections, section => SettingsDefaults.AssertHeldBy(section.Name, Activator.CreateInstance(section.Options!)!, file[section.Name]!.AsObject()));
    }
}
