using Microsoft.Extensions.Configuration;

namespace CoopBot.Inference.Configuration;

/// <summary>Where settings come from: <c>appsettings.json</c> beside the program, then the environment.</summary>
public static class SettingsFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>Settings from the environment, as in <c>COOPBOT_Retrieval__Candidates=50</c>; they win over the file.</summary>
    public const string EnvironmentPrefix = "COOPBOT_";

    /// <summary>The name under which <c>dotnet user-secrets --id</c> keeps keys; they win over the file, the environment over them.</summary>
    public const string SecretsId = "coopbot";

    /// <summary>Reads the settings.</summary>
    /// <param name="folder">The program's folder; without the file every setting has its default.</param>
    /// <exception cref="SettingsException">The file is no JSON, or holds a key.</exception>
    public static IConfigurationRoot Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        IConfigurationRoot file = Build(FileName, b => b.AddJsonFile(Path.Combine(folder, FileName), optional: true, reloadOnChange: false));
        ThrowIfItHoldsAKey(file);
        return new ConfigurationBuilder()
            .AddConfiguration(file)
            .AddConfiguration(Build("The file of user secrets", AddSecrets))
            .AddEnvironmentVariables(EnvironmentPrefix)
            .Build();
    }

    private static IConfigurationRoot Build(string what, Action<IConfigurationBuilder> add)
    {
        ConfigurationBuilder builder = new();
        add(builder);
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException($"{what} can't be read: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static void AddSecrets(IConfigurationBuilder builder)
    {
        try
        {
            builder.AddUserSecrets(SecretsId, reloadOnChange: false);
        }
        catch (InvalidOperationException)
        {
            // An account without a home folder has no secrets there.
        }
    }

    /// <summary>The file is shared and kept under version control: a remote model's key has no place in it.</summary>
    private static void ThrowIfItHoldsAKey(IConfigurationRoot file)
    {
        foreach (IConfigurationSection model in file.GetSection("Models").GetChildren())
        {
            if (!string.IsNullOrEmpty(model["Key"]))
            {
                string variable = EnvironmentPrefix + model.Path.Replace(":", "__", StringComparison.Ordinal) + "__Key";
                throw new SettingsException($"Setting {model.Path}:Key: a key doesn't belong in {FileName}. Set {variable} in the environment, or: dotnet user-secrets set {model.Path}:Key … --id {SecretsId}");
            }
        }
    }
}
