using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit.Log;
using CoopBot.Inference.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Audit.Service;

/// <summary>Names the settings that an answer was made with: equal names, equal settings.</summary>
public sealed class SettingsVersion
{
    /// <summary>Hexadecimal digits of the name: enough to tell settings apart, not so many that it is hard to compare.</summary>
    private const int Digits = 16;

    private readonly Lazy<string> name;

    /// <param name="services">Where the stages' settings are registered.</param>
    public SettingsVersion(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        name = new Lazy<string>(() => Of(Upstream(services)));
    }

    /// <summary><c>sha256:</c> and 16 hexadecimal digits.</summary>
    public string Name => name.Value;

    /// <summary>The name of some settings, by section.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, object>> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        JsonObject all = [];
        foreach ((string section, object options) in sections)
        {
            all[section] = JsonSerializer.SerializeToNode(options, options.GetType(), AuditJson.Compact);
        }

        return "sha256:" + EntryCodec.HashOf(CanonicalJson.Write(all))[..Digits];
    }

    /// <summary>Sections of the stages up to the answer; what a channel or the log is set to changes no answer.</summary>
    private static IEnumerable<KeyValuePair<string, object>> Upstream(IServiceProvider services)
    {
        string[] stages = ["CoopBot.Inference", "CoopBot.Knowledge", "CoopBot.Retrieval", "CoopBot.Answering", "CoopBot.Grounding"];
        foreach (SettingsSection section in services.GetServices<SettingsSection>())
        {
            if (section.Options is not { } type || !stages.Contains(type.Assembly.GetName().Name, StringComparer.Ordinal))
            {
                continue;
            }

            object options = services.GetRequiredService(typeof(IOptions<>).MakeGenericType(type));
            yield return new(section.Name, ((IOptions<object>)options).Value);
        }
    }
}
