using CoopBot.Audit;
using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Inference.Chat;
using CoopBot.Inference.Configuration;
using CoopBot.Inference.Endpoints;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Cli.Composition;

/// <summary>Reads the settings and registers the stages, in the order in which data flows.</summary>
internal static class Settings
{
    /// <summary>Sections that only the host reads; it checks them when it starts.</summary>
    private static readonly string[] OfTheHost = ["Suggestions", "DirectLine", "Teams", "Host"];

    /// <summary>The stages, with checked settings.</summary>
    /// <param name="folder">Where the settings lie.</param>
    /// <param name="data">The data folder; left out where nothing is logged.</param>
    /// <exception cref="SettingsException">A setting is wrong or unknown.</exception>
    public static ServiceProvider Load(string folder, string data = "data")
    {
        IConfigurationRoot configuration = SettingsFile.Read(folder);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddInference().AddChatModel(_ => data).AddEmbeddingModel(_ => data).AddKnowledge().AddRetrieval().AddGrounding().AddAudit(_ => data);
        foreach (string section in OfTheHost)
        {
            services.AddSingleton(new SettingsSection(section, null));
        }

        ServiceProvider provider = services.BuildServiceProvider();
        SettingsCheck.ThrowIfWrong(configuration, provider.GetServices<SettingsSection>());
        return provider;
    }
}
