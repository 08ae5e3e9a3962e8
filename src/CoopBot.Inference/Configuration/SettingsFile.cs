using Microsoft.Extensions.Configuration;

namespace CoopBot.Inference.Configuration;

/// <summary>Where settings come from: <c>appsettings.json</c> beside the program, then the environment.</summary>
public static class SettingsFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>Settings from the environment, as in <c>COOPBOT_Retrieval__Candidates=50</c>; they win over the file.</summary>
    public const string EnvironmentPrefix = "COOPBOT_";

    /// <summary>Reads the settings.</summary>
    /// <param name="folder">The program's folder; without the file every setting has its default.</param>
    /// <exception cref="SettingsException">The file is no JSON.</exception>
    public static IConfigurationRoot Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(folder, FileName), optional: true, reloadOnChange: false)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException($"{FileName} can't be read: {e.InnerException?.Message ?? e.Message}", e);
        }
    }
}
