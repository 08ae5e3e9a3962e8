using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Inference.Configuration;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Cli.Composition;

/// <summary>Reads the settings and registers the stages, in the order in which data flows.</summary>
internal static class Settings
{
    private const string FileName = "appsettings.json";

    /// <summary>Settings from the environment, as in <c>COOPBOT_Retrieval__Candidates=50</c>; they win over the file.</summary>
    private const string EnvironmentPrefix = "COOPBOT_";

    /// <summary>The stages, with checked settings.</summary>
    /// <exception cref="SettingsException">A setting is wrong or unknown.</exception>
    public static ServiceProvider Load(string folder)
    {
        IConfigurationRoot configuration;
        try
        {
            configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(folder, FileName), optional: true, reloadOnChange: false)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException($"{FileName} can't be read: {e.InnerException?.Message ?? e.Message}", e);
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddInference().AddKnowledge().AddRetrieval().AddGrounding();
        ServiceProvider provider = services.BuildServiceProvider();
        SettingsCheck.ThrowIfWrong(configuration, provider.GetServices<SettingsSection>());
        return provider;
    }
}
