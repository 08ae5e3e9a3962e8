using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Inference.Configuration;

/// <summary>A section of the settings that some stage reads.</summary>
/// <param name="Name">As in <c>appsettings.json</c>.</param>
/// <param name="Options">The class that it is bound to; null when another program reads and checks it.</param>
public sealed record SettingsSection(string Name, Type? Options);

/// <summary>Registers a stage's options.</summary>
public static class SettingsRegistration
{
    /// <summary>Binds a section to its options and has them checked at start; a key that the options don't have is an error.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="section">Name of the section.</param>
    public static OptionsBuilder<T> AddSettings<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        this IServiceCollection services, string section)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(new SettingsSection(section, typeof(T)));
        return services.AddOptions<T>()
            .BindConfiguration(section, static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }
}
