using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Audit.Storage;
using CoopBot.Inference.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CoopBot.Audit;

/// <summary>Registers this stage.</summary>
public static class AuditServices
{
    /// <summary>
    /// Adds the settings of the answer log, the log (<see cref="IAnswerLog"/>) and what every channel talks to
    /// (<see cref="IAnswerService"/>). Whoever composes registers an <see cref="Grounding.Composition.IBotSource"/> for the answers.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="dataFolder">Tells the data folder, when the log is first asked for; the log is made there at its first use.</param>
    public static IServiceCollection AddAudit(this IServiceCollection services, Func<IServiceProvider, string> dataFolder)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        ArgumentNullException.ThrowIfNull(services);
        services.AddSettings<AuditOptions>(AuditOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAnswerLog>(s => new SqliteAnswerLog(dataFolder(s), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new Pseudonyms(dataFolder(s), s.GetRequiredService<IOptions<AuditOptions>>()));
        services.TryAddSingleton<SettingsVersion>();
        services.TryAddSingleton<AnswerRecorder>();
        services.TryAddSingleton<Retention>();
        services.TryAddSingleton<IAnswerService, AnswerService>();
        return services;
    }
}
